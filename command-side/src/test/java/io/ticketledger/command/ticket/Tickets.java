package io.ticketledger.command.ticket;

import static io.ticketledger.command.People.ALAN_THE_ASSIGNED_AGENT;
import static io.ticketledger.command.People.ROSA_THE_REQUESTER;
import static io.ticketledger.command.People.account;
import static io.ticketledger.command.People.person;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Specification;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.Level;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.TagId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.ticket.*;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rosa's ticket, in each status it can be in, Alan being assigned to it. */
final class Tickets {

    static final TicketId TICKET = TicketId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01");
    static final CommentId COMMENT = CommentId.of("019b4a7f-0000-7c0d-8eef-a1b2c3d4e5f6");
    static final AttachmentId ATTACHMENT = AttachmentId.of("019b4a7f-0000-7a7a-9b9b-0c0d0e0f1011");
    static final String SHA_256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final Instant OPENED_AT = Specification.BEGINNING;
    static final TicketOpened OPENED = opened(Priority.MEDIUM, null, null, 120, OPENED_AT.plus(Duration.ofHours(2)));
    static final TicketAssigned TO_ALAN = new TicketAssigned(TICKET, List.of(account(ALAN_THE_ASSIGNED_AGENT)), null);
    static final TicketAcknowledged ACKNOWLEDGED = new TicketAcknowledged(TICKET, null);
    static final FirstResponseGiven RESPONDED = new FirstResponseGiven(TICKET);
    static final WorkStarted STARTED = new WorkStarted(TICKET);
    static final TicketPutOnHold HELD = new TicketPutOnHold(TICKET, "Awaiting Vendor");
    static final TicketResolved RESOLVED = new TicketResolved(TICKET, "Fixed", null);
    static final ApprovalRequested ASKED = new ApprovalRequested(TICKET);

    static final ProjectId PROJECT = ProjectId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4dff");
    static final ColumnId COLUMN = ColumnId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4dfe");
    static final TagId TAG = TagId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4dfd");
    static final LocalDate TODAY = LocalDate.of(2025, 12, 23);
    static final TicketFiled FILED = new TicketFiled(TICKET, PROJECT);
    static final Actor PIA_OF_THE_PROJECT = person("pia", 20, Role.REQUESTER).in(Map.of(PROJECT, ProjectRole.USER));

    private Tickets() {}

    /** The same, but the ticket belongs to the project. */
    static List<TicketEvent> filed(TicketStatus status) {
        List<TicketEvent> events = new ArrayList<>(in(status));
        events.add(1, FILED);
        return events;
    }

    static OpenTicket open(Actor requester) {
        return new OpenTicket(TICKET, 17, account(requester), "Homepage not loading", "It returns 500", null, null, null, "BUG", null, null, "Website Redesign", null);
    }

    static TicketOpened opened(Actor requester) {
        return new TicketOpened(TICKET, 17, account(requester), "Homepage not loading", "It returns 500", Priority.MEDIUM, null, null, "BUG", null, null,
                "Website Redesign", 120, OPENED_AT.plus(Duration.ofHours(2)), null);
    }

    /** What has happened to a ticket that is in this status now. */
    static List<TicketEvent> in(TicketStatus status) {
        return switch (status) {
            case NEW -> List.of(OPENED, TO_ALAN);
            case OPEN -> List.of(OPENED, TO_ALAN, ACKNOWLEDGED, RESPONDED);
            case IN_PROGRESS -> List.of(OPENED, TO_ALAN, ACKNOWLEDGED, RESPONDED, STARTED);
            case ON_HOLD -> List.of(OPENED, TO_ALAN, ACKNOWLEDGED, RESPONDED, STARTED, HELD);
            case RESOLVED -> List.of(OPENED, TO_ALAN, ACKNOWLEDGED, RESPONDED, STARTED, RESOLVED);
            case AWAITING_APPROVAL -> List.of(OPENED, TO_ALAN, ACKNOWLEDGED, RESPONDED, STARTED, RESOLVED, ASKED);
            case CLOSED -> List.of(OPENED, TO_ALAN, ACKNOWLEDGED, RESPONDED, STARTED, RESOLVED, ASKED, new ResolutionApproved(TICKET, "Thanks"));
            case REJECTED -> List.of(OPENED, TO_ALAN, new TicketDeclined(TICKET, "Not ours"), RESPONDED);
            case WITHDRAWN -> List.of(OPENED, TO_ALAN, ACKNOWLEDGED, RESPONDED, new TicketWithdrawn(TICKET, "Found it"));
        };
    }

    static TicketOpened opened(Priority priority, @Nullable Level impact, @Nullable Level urgency, int minutes, Instant due) {
        return new TicketOpened(TICKET, 17, account(ROSA_THE_REQUESTER), "Homepage not loading", "It returns 500", priority, impact, urgency, "BUG", null, null,
                "Website Redesign", minutes, due, null);
    }

    static OpenTicket open(@Nullable Priority priority, @Nullable Level impact, @Nullable Level urgency) {
        return open("Homepage not loading", priority, impact, urgency);
    }

    static OpenTicket open(String title, @Nullable Priority priority, @Nullable Level impact, @Nullable Level urgency) {
        return new OpenTicket(TICKET, 17, account(ROSA_THE_REQUESTER), title, "It returns 500", priority, impact, urgency, "BUG", null, null, "Website Redesign", null);
    }
}
