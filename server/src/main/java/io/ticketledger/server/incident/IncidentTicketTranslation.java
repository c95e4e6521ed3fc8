package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentPeopleTranslation.name;
import static io.ticketledger.server.incident.IncidentPeopleTranslation.number;
import static io.ticketledger.server.incident.IncidentVocabulary.PRIORITY;
import static io.ticketledger.server.incident.IncidentVocabulary.STATUS;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.ticketdetails.AttachmentInfo;
import io.ticketledger.query.ticketdetails.HistoryEntry;
import io.ticketledger.query.ticketdetails.TicketDetail;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Base64Content;
import io.ticketledger.server.incident.IncidentTicketResponses.Attachment;
import io.ticketledger.server.incident.IncidentTicketResponses.History;
import io.ticketledger.server.incident.IncidentTicketResponses.Ticket;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From our tickets to the contract's. Pure: people, time and contents come in. */
final class IncidentTicketTranslation {

    private IncidentTicketTranslation() {}

    /** @param status to be shown @param content fetches the bytes of an attachment; null where a list leaves them out */
    static Ticket ticket(
            TicketDetail ticket, TicketStatus status, Map<AccountId, Account> people, @Nullable Function<AttachmentId, byte[]> content) {
        TicketRow t = ticket.row();
        return new Ticket(
                t.number(), t.project(), t.title(), t.description(),
                PRIORITY.wire(t.priority()), PRIORITY.display(t.priority()),
                IncidentVocabulary.categoryWire(t.category()), IncidentVocabulary.categoryDisplay(t.category()),
                STATUS.wire(status), STATUS.display(status),
                number(people, t.requester()), name(people, t.requester()),
                t.agents().stream().map(agent -> number(people, agent)).toList(), t.agents().stream().map(agent -> name(people, agent)).toList(), t.team(),
                t.responseDue(), t.resolutionDue(), t.isResponseBreached(), t.isResolutionBreached(), t.responseMinutes(), t.estimate(),
                t.createdAt(), t.updatedAt(), t.acknowledgedAt(), t.startedAt(), t.resolvedAt(), t.closedAt(),
                ticket.attachments().stream().map(a -> attachment(t.number(), a, people, content)).toList(),
                ticket.history().stream().map(h -> history(t.number(), h, people)).toList());
    }

    static Attachment attachment(
            long ticket, AttachmentInfo a, Map<AccountId, Account> people, @Nullable Function<AttachmentId, byte[]> content) {
        return new Attachment(a.number(), ticket, content == null ? null : new Base64Content(() -> content.apply(a.id())), a.name(),
                a.mediaType(), a.size(), a.uploader() == null ? null : number(people, a.uploader()), name(people, a.uploader()), a.uploadedAt());
    }

    private static History history(long ticket, HistoryEntry h, Map<AccountId, Account> people) {
        String comment = h.text() == null || h.text().isBlank() ? IncidentVocabulary.historyComment(h.event()) : h.text();
        return new History(h.id(), ticket, h.actor() == null ? null : number(people, h.actor()), name(people, h.actor()),
                STATUS.wire(h.from()), STATUS.display(h.from()), STATUS.wire(h.to()), STATUS.display(h.to()), comment, h.occurred());
    }
}
