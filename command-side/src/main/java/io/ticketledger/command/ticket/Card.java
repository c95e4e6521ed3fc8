package io.ticketledger.command.ticket;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.ticket.*;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket is kept, what it says of itself and who follows it: of its words only as much as tells whether they change.
 *
 * @param place null until the card was put somewhere, and again once the ticket has come to a stage that the column is not for
 */
record Card(
        ProjectId project,
        @Nullable Place place,
        @Nullable TicketType type,
        String title,
        Fingerprint description,
        Days days,
        List<TagId> tags,
        SequencedSet<AccountId> followers,
        Kept kept,
        Gone gone) {

    record Place(ColumnId column, String rank) {}

    /** The days planned. */
    record Days(@Nullable LocalDate start, @Nullable LocalDate due) {}

    /** Whether lists show it. */
    enum Kept { IN_SIGHT, ARCHIVED, DELETED }

    /** Which of the things that were part of the ticket no longer are. */
    record Gone(Set<CommentId> comments, Set<AttachmentId> attachments) {}

    static Card opened(TicketOpened e) {
        return new Card(ProjectId.DESK, null, null, e.title(), Fingerprint.of(e.description()), new Days(null, null), List.of(), new LinkedHashSet<>(), Kept.IN_SIGHT,
                new Gone(Set.of(), Set.of()));
    }

    Card after(TicketFact fact) {
        return switch (fact) {
            case TicketFiled e -> new Card(e.project(), null, type, title, description, days, tags, followers, kept, gone);
            case CardMoved e -> at(new Place(e.column(), e.rank()));
            case TypeChanged e -> new Card(project, place, e.type(), title, description, days, tags, followers, kept, gone);
            case TitleChanged e -> new Card(project, place, type, e.title(), description, days, tags, followers, kept, gone);
            case DescriptionChanged e -> new Card(project, place, type, title, Fingerprint.of(e.description()), days, tags, followers, kept, gone);
            case TicketScheduled e -> new Card(project, place, type, title, description, new Days(e.start(), e.due()), tags, followers, kept, gone);
            case TicketTagged e -> new Card(project, place, type, title, description, days, e.tags(), followers, kept, gone);
            case TicketFollowed e -> followedBy(e.follower(), true);
            case TicketUnfollowed e -> followedBy(e.follower(), false);
            case TicketArchived _ -> kept(Kept.ARCHIVED);
            case TicketRestored _ -> kept(Kept.IN_SIGHT);
        };
    }

    /** Its status has led it to another stage, where no column was chosen for it. */
    Card displaced() {
        return place == null ? this : at(null);
    }

    Card deleted() {
        return kept(Kept.DELETED);
    }

    Card without(CommentId comment) {
        return gone(new Gone(plus(gone.comments, comment), gone.attachments));
    }

    Card without(AttachmentId attachment) {
        return gone(new Gone(gone.comments, plus(gone.attachments, attachment)));
    }

    private Card at(@Nullable Place next) {
        return new Card(project, next, type, title, description, days, tags, followers, kept, gone);
    }

    private Card kept(Kept next) {
        return new Card(project, place, type, title, description, days, tags, followers, next, gone);
    }

    private Card gone(Gone next) {
        return new Card(project, place, type, title, description, days, tags, followers, kept, next);
    }

    private Card followedBy(AccountId account, boolean follows) {
        SequencedSet<AccountId> next = new LinkedHashSet<>(followers);
        if (follows) next.add(account);
        else next.remove(account);
        return new Card(project, place, type, title, description, days, tags, next, kept, gone);
    }

    private static <T> Set<T> plus(Set<T> before, T one) {
        Set<T> all = new LinkedHashSet<>(before);
        all.add(one);
        return Set.copyOf(all);
    }
}
