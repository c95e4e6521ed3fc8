package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot.Attachment;
import io.ticketledger.command.ticket.TicketSnapshot.Comment;
import io.ticketledger.command.ticket.TicketSnapshot.Facts;
import io.ticketledger.command.ticket.TicketSnapshot.Promise;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.TagId;
import io.ticketledger.events.ticket.AttachmentAdded;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.eventstore.RecordedEvent;
import io.ticketledger.server.ledger.HistoryResponses.Person;
import io.ticketledger.server.ledger.LedgerNames.Doers;
import io.ticketledger.server.ledger.TimeTravelResponses.AttachmentThen;
import io.ticketledger.server.ledger.TimeTravelResponses.ClockThen;
import io.ticketledger.server.ledger.TimeTravelResponses.CommentThen;
import io.ticketledger.server.ledger.TimeTravelResponses.Moment;
import io.ticketledger.server.ledger.TimeTravelResponses.Reference;
import io.ticketledger.server.ledger.TimeTravelResponses.TicketThen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From states and events to what the room says of the past. Pure: names come in. */
final class TimeTravelTranslation {

    private final Doers doers;
    private final Map<UUID, RecordedEvent> brought = new HashMap<>();

    /** @param events of the ticket, those at least that brought the comments and files that will be told */
    TimeTravelTranslation(Doers doers, List<RecordedEvent> events) {
        this.doers = doers;
        for (RecordedEvent event : events) {
            if (event.payload() instanceof CommentAdded e) brought.put(e.comment().raw(), event);
            if (event.payload() instanceof AttachmentAdded e) brought.put(e.attachment().raw(), event);
        }
    }

    /** @param people the requester, the agents and the followers */
    TicketThen then(TicketSnapshot s, RecordedEvent after, @Nullable RecordedEvent next, Map<AccountId, Person> people) {
        Facts f = s.factsOrNone();
        return new TicketThen(s.id().toString(), s.number(), moment(after), next == null ? null : moment(next), TicketStates.sha256(s), word(s.status()),
                named(s.requester(), people), s.agents().stream().map(agent -> named(agent, people)).toList(), s.team(), s.title(), s.description(), word(s.priority()),
                wordOrNull(s.impact()), wordOrNull(s.urgency()), s.category(), s.subcategory(), s.channel(), s.project(),
                s.reference() == null ? null : new Reference(s.reference().system(), s.reference().key()), s.responseMinutes(), s.responseDue(), s.resolutionDue(),
                s.estimate(), s.firstResponse(), s.times().opened(), s.times().begun(), s.times().acknowledged(), s.times().started(), s.times().resolved(),
                s.times().closed(), s.times().reopens(), s.remarks().status(), s.remarks().hold(), s.remarks().resolution(), s.remarks().resolutionCode(),
                s.clocks().stream().map(TimeTravelTranslation::clock).toList(), s.comments().stream().map(this::comment).toList(),
                s.attachments().stream().map(this::attachment).toList(), text(f.project()), text(f.column()), f.rank(), wordOrNull(f.type()), f.start(), f.due(),
                f.tags().stream().map(TagId::toString).toList(), f.followers().stream().map(follower -> named(follower, people)).toList(),
                Boolean.TRUE.equals(f.archived()), Boolean.TRUE.equals(f.deleted()));
    }

    Moment moment(RecordedEvent event) {
        return new Moment(event.position(), event.version(), event.name(), event.occurred(), event.recorded(), doers.of(event));
    }

    CommentThen comment(Comment c) {
        return new CommentThen(c.id().toString(), c.number(), c.text(), word(c.visibility()), author(c.id().raw()), c.at(), c.edited());
    }

    AttachmentThen attachment(Attachment a) {
        return new AttachmentThen(a.id().toString(), a.number(), a.name(), a.mediaType(), a.size(), a.sha256(), author(a.id().raw()), a.at());
    }

    private @Nullable Person author(UUID of) {
        RecordedEvent event = brought.get(of);
        return event == null ? null : doers.of(event);
    }

    private static ClockThen clock(Promise p) {
        return new ClockThen(word(p.clock()), p.cycle(), word(p.rule()), word(p.state()), p.target(), p.calendar(), p.started(), p.since(), p.remaining(), p.due(), p.ended());
    }

    private static Person named(AccountId id, Map<AccountId, Person> people) {
        return people.getOrDefault(id, new Person(id.toString(), null, null, null, null));
    }

    private static @Nullable String text(@Nullable Record id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String wordOrNull(@Nullable Enum<?> constant) {
        return constant == null ? null : word(constant);
    }
}
