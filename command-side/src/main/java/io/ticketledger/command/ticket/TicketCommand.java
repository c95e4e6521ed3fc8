package io.ticketledger.command.ticket;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.ExternalReference;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.TicketType;
import io.ticketledger.events.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a ticket. Numbers and ids that are new come with the command, so that deciding stays pure. */
public sealed interface TicketCommand {

    @TargetAggregateIdentifier
    TicketId ticket();

    /** A priority that is not given follows from impact and urgency, and is MEDIUM without them. */
    record OpenTicket(
            TicketId ticket,
            long number,
            AccountId requester,
            String title,
            String description,
            @Nullable Priority priority,
            @Nullable Level impact,
            @Nullable Level urgency,
            String category,
            @Nullable String subcategory,
            @Nullable String channel,
            String project,
            @Nullable ExternalReference reference) implements TicketCommand {}

    record AcknowledgeTicket(TicketId ticket, @Nullable String note) implements TicketCommand {}

    record DeclineTicket(TicketId ticket, String reason) implements TicketCommand {}

    /** Replaces whoever had it; neither agent nor team gives the ticket back to the queue. That the agents are active agents is the sender's to check. */
    record AssignTicket(TicketId ticket, List<AccountId> agents, @Nullable String team) implements TicketCommand {

        public AssignTicket {
            agents = List.copyOf(agents);
        }
    }

    record ClaimTicket(TicketId ticket) implements TicketCommand {}

    record StartWork(TicketId ticket) implements TicketCommand {}

    record PutOnHold(TicketId ticket, String reason) implements TicketCommand {}

    record ResolveTicket(TicketId ticket, String comment, @Nullable String code) implements TicketCommand {}

    record RequestApproval(TicketId ticket) implements TicketCommand {}

    record ApproveResolution(TicketId ticket, String comment) implements TicketCommand {}

    record RejectResolution(TicketId ticket, String reason) implements TicketCommand {}

    record CloseTicket(TicketId ticket, String reason) implements TicketCommand {}

    record ReopenTicket(TicketId ticket, String reason) implements TicketCommand {}

    record WithdrawTicket(TicketId ticket, String reason) implements TicketCommand {}

    record CorrectStatus(TicketId ticket, TicketStatus to, String comment) implements TicketCommand {}

    /** Impact and urgency that are not given stay; a priority that is not given follows from the two, except on a board, where it is a thing of its own and stays too. */
    record ChangePriority(TicketId ticket, @Nullable Priority priority, @Nullable Level impact, @Nullable Level urgency) implements TicketCommand {}

    /** When things are due or to be expected. What is not given stays as it is. */
    record SetDueTimes(TicketId ticket, @Nullable Instant response, @Nullable Instant resolution, @Nullable Instant estimate) implements TicketCommand {}

    record AddComment(TicketId ticket, CommentId comment, long number, String text, Visibility visibility) implements TicketCommand {}

    /** The bytes are stored already, under the attachment's id; this makes them part of the ticket. */
    record AddAttachment(
            TicketId ticket,
            AttachmentId attachment,
            long number,
            @Nullable String name,
            @Nullable String mediaType,
            long size,
            String sha256) implements TicketCommand {}

    /** Has the ticket write down what it had promised for now or earlier and has not kept. */
    record RecordBreaches(TicketId ticket) implements TicketCommand {}

    /** Several steps as one: each is judged in the state the one before left, and either all of them happen or none. */
    record InOneGo(TicketId ticket, List<TicketCommand> steps) implements TicketCommand {

        public InOneGo {
            steps = List.copyOf(steps);
            for (TicketCommand step : steps) if (!step.ticket().equals(ticket)) throw new IllegalArgumentException("a step is about another ticket: " + step);
        }
    }

    /** A ticket comes into the world and all this happens to it at once: each step is judged in the state the one before left, and either all of them happen or none. */
    record OpenInOneGo(OpenTicket opening, List<TicketCommand> then) implements TicketCommand {

        public OpenInOneGo {
            then = List.copyOf(then);
            for (TicketCommand step : then) {
                if (!step.ticket().equals(opening.ticket())) throw new IllegalArgumentException("a step is about another ticket: " + step);
            }
        }

        @Override
        public TicketId ticket() {
            return opening.ticket();
        }

        List<TicketCommand> all() {
            List<TicketCommand> all = new ArrayList<>(then.size() + 1);
            all.add(opening);
            all.addAll(then);
            return all;
        }
    }

    /** A ticket that was never filed belongs to the desk's own project. */
    record FileTicket(TicketId ticket, ProjectId project) implements TicketCommand {}

    record ChangeType(TicketId ticket, TicketType type) implements TicketCommand {}

    record ChangeTitle(TicketId ticket, String title) implements TicketCommand {}

    record ChangeDescription(TicketId ticket, String description) implements TicketCommand {}

    /** Replaces both days, or the one of them that is spoken of: the other then stays as it is, whoever changes it at the same time. */
    record ScheduleTicket(TicketId ticket, @Nullable LocalDate start, @Nullable LocalDate due, Which which) implements TicketCommand {

        public enum Which { BOTH, START, DUE }

        public ScheduleTicket(TicketId ticket, @Nullable LocalDate start, @Nullable LocalDate due) {
            this(ticket, start, due, Which.BOTH);
        }
    }

    /** Replaces the tags it bears. That they are tags of the ticket's project is the sender's to check. */
    record TagTicket(TicketId ticket, List<TagId> tags) implements TicketCommand {

        public TagTicket {
            tags = List.copyOf(tags);
        }
    }

    /** Whoever follows stops, whoever does not begins. */
    record ToggleFollowing(TicketId ticket) implements TicketCommand {}

    /** Puts the card into a column, which makes the life cycle go where the column's stage is. That the column is one of the ticket's project is the sender's to check. */
    record MoveCard(TicketId ticket, ColumnId column, Stage stage, String rank) implements TicketCommand {}

    record ArchiveTicket(TicketId ticket) implements TicketCommand {}

    record RestoreTicket(TicketId ticket) implements TicketCommand {}

    record DeleteTicket(TicketId ticket) implements TicketCommand {}

    /** @param author who wrote it, which never changes */
    record EditComment(TicketId ticket, CommentId comment, @Nullable AccountId author, String text) implements TicketCommand {}

    /** @param author who wrote it, which never changes */
    record DeleteComment(TicketId ticket, CommentId comment, @Nullable AccountId author) implements TicketCommand {}

    /** @param uploader who attached it, which never changes */
    record RenameAttachment(TicketId ticket, AttachmentId attachment, @Nullable AccountId uploader, String name) implements TicketCommand {}

    /** @param uploader who attached it, which never changes */
    record RemoveAttachment(TicketId ticket, AttachmentId attachment, @Nullable AccountId uploader) implements TicketCommand {}
}
