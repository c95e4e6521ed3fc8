package io.ticketledger.query.world;

import io.ticketledger.events.*;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.*;
import io.ticketledger.events.ticket.AttachmentRenamed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What happens to tickets as cards in {@link Histories}, to what was said about them, and to the columns and tags they meet. */
final class Cards {

    private final Book book;
    private final List<AccountId> accounts;
    private final Map<TicketId, List<CommentId>> comments = new HashMap<>();
    private final Map<TicketId, List<AttachmentId>> attachments = new HashMap<>();

    Cards(Book book, List<AccountId> accounts) {
        this.book = book;
        this.accounts = accounts;
    }

    CommentId said(TicketId ticket, UUID id) {
        return kept(comments, ticket, new CommentId(id));
    }

    AttachmentId attached(TicketId ticket, UUID id) {
        return kept(attachments, ticket, new AttachmentId(id));
    }

    void next(TicketId ticket, int choice) {
        int more = choice / 12;
        switch (choice % 12) {
            case 0 -> book.add(new TicketFiled(ticket, project(more)));
            case 1 -> book.add(more % 2 == 0 ? new TitleChanged(ticket, "Other %s title " + more) : new DescriptionChanged(ticket, "Ärger\nwith " + more));
            case 2 -> book.add(more % 2 == 0 ? new TypeChanged(ticket, TicketType.values()[more % 4]) : new TicketScheduled(ticket, more % 3 == 0 ? null : LocalDate.EPOCH, LocalDate.EPOCH.plusDays(more)));
            case 3, 4 -> book.add(new TicketTagged(ticket, IntStream.range(0, more % 3).mapToObj(n -> tag(more + n)).distinct().toList()));
            case 5, 6 -> book.add(new CardMoved(ticket, column(more), "i" + more % 7));
            case 7 -> book.add(more % 2 == 0 ? new TicketArchived(ticket) : new TicketRestored(ticket));
            case 8 -> book.add(more % 3 == 0 ? new TicketUnfollowed(ticket, accounts.get(more % accounts.size())) : new TicketFollowed(ticket, accounts.get(more % accounts.size())));
            case 9 -> comment(ticket, more);
            case 10 -> {
                List<AttachmentId> files = attachments.getOrDefault(ticket, List.of());
                if (!files.isEmpty()) book.add(more % 2 == 0 ? new AttachmentRenamed(ticket, files.getFirst(), "called " + more) : new AttachmentRemoved(ticket, files.removeFirst()));
            }
            default -> board(more);
        }
    }

    private void comment(TicketId ticket, int choice) {
        List<CommentId> said = comments.getOrDefault(ticket, List.of());
        if (said.isEmpty()) return;
        book.add(choice % 2 == 0 ? new CommentEdited(ticket, said.get(choice % said.size()), "rather " + choice) : new CommentDeleted(ticket, said.removeFirst()));
    }

    private void board(int choice) {
        book.add(switch (choice % 3) {
            case 0 -> new TagDeleted(project(choice), tag(choice));
            case 1 -> new ColumnRemoved(project(choice), column(choice));
            default -> new ColumnStageChanged(project(choice), column(choice), Stage.DONE);
        });
    }

    private static ProjectId project(int choice) {
        return choice % 4 == 0 ? ProjectId.DESK : new ProjectId(new UUID(0x7002, choice % 4));
    }

    private static TagId tag(int choice) {
        return new TagId(new UUID(0x7004, choice % 5));
    }

    private static ColumnId column(int choice) {
        return new ColumnId(new UUID(0x7003, choice % 4));
    }

    private static <T> T kept(Map<TicketId, List<T>> all, TicketId ticket, T id) {
        all.computeIfAbsent(ticket, t -> new ArrayList<>()).add(id);
        return id;
    }
}
