package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.Level;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.auditlog.AuditEntry;
import io.ticketledger.query.companies.Affiliation;
import io.ticketledger.query.companies.Belonging;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.TagRow;
import io.ticketledger.query.ticketdetails.AttachmentInfo;
import io.ticketledger.query.ticketdetails.HistoryEntry;
import io.ticketledger.query.ticketlist.InColumn;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.kanban.KanbanChanges.Names;
import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import io.ticketledger.server.kanban.KanbanTicketResponses.Attachment;
import io.ticketledger.server.kanban.KanbanTicketResponses.Comment;
import io.ticketledger.server.kanban.KanbanTicketResponses.Happened;
import io.ticketledger.server.kanban.KanbanTicketResponses.Ticket;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what the desk knows of tickets to what this contract says of them. Pure: everything that is named in a ticket comes in. */
final class KanbanTicketTranslation {

    private KanbanTicketTranslation() {}

    /**
     * What a page of tickets speaks of.
     *
     * @param orders how many cards stand before each in its column
     * @param companies of whoever reported a ticket; {@code belongings} says in which projects they are
     */
    record Named(
            Map<ProjectId, ProjectRow> projects,
            Map<ProjectId, Board> boards,
            Map<TagId, TagRow> tags,
            Map<AccountId, Account> people,
            Map<TicketId, Integer> orders,
            Map<AccountId, List<Affiliation>> companies,
            Map<io.ticketledger.events.CompanyId, Belonging> belongings) {}

    /** Empty if the project is gone, and with it everything in it. */
    static Optional<Ticket> ticket(TicketRow t, Named named, KanbanCaller who) {
        ProjectRow project = named.projects.get(t.board().project());
        if (project == null) return Optional.empty();
        Optional<ColumnRow> column = column(t, named.boards.get(project.id()));
        List<Account> assignees = t.agents().stream().map(named.people::get).filter(Objects::nonNull).filter(account -> !account.isDeleted()).toList();
        List<TagRow> tags = t.board().tags().stream().map(named.tags::get).filter(Objects::nonNull).toList();
        Account reporter = named.people.get(t.requester());
        return Optional.of(new Ticket(t.number(), t.title(), t.description(), KanbanVocabulary.TYPE.wire(t.board().type()), KanbanVocabulary.STATUS.wire(t.status()),
                KanbanVocabulary.priorityId(t.priority()), level(t.urgency()), level(t.impact()), project.number(), project.key(),
                column.map(ColumnRow::number).orElse(null), column.map(ColumnRow::name).orElse(null), t.board().archived() ? null : named.orders.getOrDefault(t.id(), 0),
                assignees.stream().map(Account::number).toList(), assignees.stream().map(KanbanPeopleTranslation::person).toList(),
                t.board().followers().contains(who.id()), t.commentCount() - (KanbanTickets.readsInternal(who, project.id()) ? 0 : t.internalCount()),
                tags.stream().map(TagRow::number).toList(), tags.stream().map(TagRow::name).toList(), t.board().due(), t.board().start(),
                reporter == null ? null : KanbanPeopleTranslation.person(reporter), reporter == null ? null : reporter.number(), company(t, named), t.board().archived(),
                t.createdAt(), t.updatedAt()));
    }

    static Optional<ColumnRow> column(TicketRow ticket, @Nullable Board board) {
        return board == null ? Optional.empty() : board.columnOf(ticket.board().column(), ticket.status());
    }

    static InColumn inColumn(ColumnRow column, Board board) {
        return new InColumn(column.id(), column.project(), board.inColumn(column).unplaced());
    }

    /** What nobody has said is in the middle. */
    static Level weight(@Nullable Level level) {
        return level == null ? Level.MEDIUM : level;
    }

    private static String level(@Nullable Level level) {
        return KanbanVocabulary.LEVEL.wire(weight(level));
    }

    private static @Nullable Long company(TicketRow ticket, Named named) {
        return named.companies.getOrDefault(ticket.requester(), List.of()).stream().filter(of -> of.as() == CompanyRole.USER)
                .filter(of -> named.belongings.containsKey(of.company()) && named.belongings.get(of.company()).projects().contains(ticket.board().project()))
                .map(Affiliation::number).min(Comparator.naturalOrder()).orElse(null);
    }

    static Comment comment(HistoryEntry entry, long ticket, Map<AccountId, Account> people) {
        HistoryEntry.CommentRef comment = Objects.requireNonNull(entry.comment(), "a comment's entry");
        Instant edited = comment.editedAt();
        return new Comment(comment.number(), ticket, person(entry.actor(), people), entry.text() == null ? "" : entry.text(), entry.occurred(), edited == null ? entry.occurred() : edited);
    }

    /** @param address where its bytes are */
    static Attachment attachment(AttachmentInfo file, long ticket, String address, Map<AccountId, Account> people) {
        return new Attachment(file.number(), ticket, address, fileName(file), person(file.uploader(), people), file.uploadedAt(), file.size(), mediaType(file));
    }

    /** Files that came through another contract may have no name. */
    static String fileName(AttachmentInfo file) {
        return file.name() == null ? "file-" + file.number() : file.name();
    }

    static String mediaType(AttachmentInfo file) {
        return file.mediaType() == null ? "application/octet-stream" : file.mediaType();
    }

    /** @param internally whether he is to hear what staff say among themselves */
    static List<Happened> happened(AuditEntry entry, long ticket, Names names, boolean internally) {
        Person user = person(entry.actor(), names.people());
        return KanbanChanges.lines(entry, names, internally).stream()
                .map(line -> new Happened(line.id(), ticket, user, line.action(), line.field(), line.old(), line.now(), entry.occurred())).toList();
    }

    private static @Nullable Person person(@Nullable AccountId id, Map<AccountId, Account> people) {
        Account account = id == null ? null : people.get(id);
        return account == null ? null : KanbanPeopleTranslation.person(account);
    }
}
