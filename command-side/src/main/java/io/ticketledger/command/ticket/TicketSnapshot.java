package io.ticketledger.command.ticket;

import io.ticketledger.command.ticket.SlaStory.Rule;
import io.ticketledger.command.ticket.SlaStory.State;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.SlaClock;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a ticket after one of its events, {@code version}. All that decisions read is taken from the very fold they are made on;
 * titles, texts and times, which no decision reads, are told beside it.
 *
 * @param firstResponse when staff answered first, null until then
 * @param comments      as they are worded now, without those that were taken back
 * @param attachments   without those that were removed
 * @param facts         null of a ticket that is in the desk's own project and says nothing of itself but what its opening said
 */
public record TicketSnapshot(
        TicketId id,
        long number,
        long version,
        TicketStatus status,
        AccountId requester,
        List<AccountId> agents,
        @Nullable String team,
        String title,
        String description,
        Priority priority,
        @Nullable Level impact,
        @Nullable Level urgency,
        String category,
        @Nullable String subcategory,
        @Nullable String channel,
        String project,
        @Nullable ExternalReference reference,
        int responseMinutes,
        Instant responseDue,
        @Nullable Instant resolutionDue,
        @Nullable Instant estimate,
        @Nullable Instant firstResponse,
        Times times,
        Remarks remarks,
        List<Promise> clocks,
        List<Comment> comments,
        List<Attachment> attachments,
        @Nullable Facts facts) {

    /** An event of the ticket as the log has it; {@code by} is null if no person did it. */
    public record Happened(TicketEvent event, Instant occurred, @Nullable AccountId by) {}

    /**
     * Of the life cycle. {@code resolved} and {@code closed} are of the resolution and the end that stand: a ticket that was opened again has none.
     *
     * @param begun   when it was opened, or opened again last
     * @param closed  when it was over, whichever way
     * @param reopens how often what was finished no longer was
     * @param updated when its last event happened
     */
    public record Times(
            Instant opened,
            Instant begun,
            @Nullable Instant acknowledged,
            @Nullable Instant started,
            @Nullable Instant resolved,
            @Nullable Instant closed,
            int reopens,
            Instant updated) {}

    /** Why it stands where it stands, in the words of whoever put it there, and the resolution that stands. */
    public record Remarks(@Nullable String status, @Nullable String hold, @Nullable String resolution, @Nullable String resolutionCode) {}

    /**
     * The last cycle of a clock, as its events tell it; times that pass do not change it.
     *
     * @param since     when it was set, went on or stood still last
     * @param remaining working time that was left then; null for a time set by hand that never stood still
     * @param due       while it stands still, when it would have been over
     */
    public record Promise(
            SlaClock clock,
            int cycle,
            Rule rule,
            @Nullable Duration target,
            @Nullable String calendar,
            Instant started,
            Instant since,
            @Nullable Duration remaining,
            Instant due,
            State state,
            @Nullable Instant ended) {}

    /** @param edited when it was worded anew last, null of one that never was */
    public record Comment(
            CommentId id, long number, String text, Visibility visibility, @Nullable AccountId author, Instant at, @Nullable Instant edited) {}

    /** {@code size} in bytes, {@code sha256} in lower-case hex. */
    public record Attachment(
            AttachmentId id, long number, @Nullable String name, @Nullable String mediaType, long size, String sha256, @Nullable AccountId author, Instant at) {}

    /**
     * Where the ticket is kept and what it says of itself beside its words.
     *
     * @param project  null for the desk's own
     * @param column   null if its card lies where its status puts it
     * @param rank     its place in that column, compared as bytes
     * @param archived null unless it is
     * @param deleted  null unless it is
     */
    public record Facts(
            @Nullable ProjectId project,
            @Nullable ColumnId column,
            @Nullable String rank,
            @Nullable TicketType type,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            List<TagId> tags,
            List<AccountId> followers,
            @Nullable Boolean archived,
            @Nullable Boolean deleted) {

        static final Facts NONE = new Facts(null, null, null, null, null, null, List.of(), List.of(), null, null);

        public Facts {
            tags = List.copyOf(tags);
            followers = List.copyOf(followers);
        }

        /** Null if there are none, so that a ticket without them is the state it was before there could be any. */
        static @Nullable Facts of(TicketState state) {
            Card card = state.card();
            Facts facts = new Facts(card.project().equals(ProjectId.DESK) ? null : card.project(), card.place() == null ? null : card.place().column(),
                    card.place() == null ? null : card.place().rank(), card.type(), card.days().start(), card.days().due(), card.tags(), List.copyOf(card.followers()),
                    state.isArchived() ? true : null, state.isDeleted() ? true : null);
            return facts.equals(NONE) ? null : facts;
        }
    }

    public TicketSnapshot {
        agents = List.copyOf(agents);
        clocks = List.copyOf(clocks);
        comments = List.copyOf(comments);
        attachments = List.copyOf(attachments);
    }

    /** Also of a ticket that has none. */
    public Facts factsOrNone() {
        return facts == null ? Facts.NONE : facts;
    }

    /** After the last event. {@code history} begins with the opening, is in the order of the log and leaves nothing out. */
    public static TicketSnapshot of(List<Happened> history) {
        return after(history, version -> version == history.size() - 1).getFirst();
    }

    /** After each event whose version is wanted, in their order; the history is gone through once. */
    public static List<TicketSnapshot> after(List<Happened> history, LongPredicate wanted) {
        List<TicketSnapshot> snapshots = new ArrayList<>();
        TicketState state = null;
        Chronicle chronicle = new Chronicle();
        for (int version = 0; version < history.size(); version++) {
            Happened happened = history.get(version);
            state = TicketDecider.evolve(state, happened.event(), happened.occurred());
            chronicle.note(happened);
            if (wanted.test(version)) snapshots.add(chronicle.with(state, version));
        }
        return snapshots;
    }
}
