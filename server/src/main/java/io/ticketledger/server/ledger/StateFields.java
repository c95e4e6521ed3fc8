package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.command.account.AccountSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot.Attachment;
import io.ticketledger.command.ticket.TicketSnapshot.Comment;
import io.ticketledger.command.ticket.TicketSnapshot.Promise;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different between two states of the same thing, field by field, by the names that the audit log uses where it has the field. Pure. */
final class StateFields {

    private StateFields() {}

    /** From nothing, if {@code before} is null. What was added comes after what was changed. */
    static List<Change> changes(@Nullable TicketSnapshot before, TicketSnapshot now) {
        List<Change> changes = changes(before == null ? Map.of() : fields(before), fields(now));
        for (Comment comment : newComments(before, now)) changes.add(new Change("comments", null, element(comment)));
        for (Attachment file : newAttachments(before, now)) changes.add(new Change("attachments", null, element(file)));
        return changes;
    }

    static List<Change> changes(@Nullable AccountSnapshot before, AccountSnapshot now) {
        return changes(before == null ? Map.of() : fields(before), fields(now));
    }

    static List<Change> changedFields(TicketSnapshot before, TicketSnapshot now) {
        return changes(fields(before), fields(now));
    }

    static List<Comment> newComments(@Nullable TicketSnapshot before, TicketSnapshot now) {
        return now.comments().subList(before == null ? 0 : before.comments().size(), now.comments().size());
    }

    static List<Attachment> newAttachments(@Nullable TicketSnapshot before, TicketSnapshot now) {
        return now.attachments().subList(before == null ? 0 : before.attachments().size(), now.attachments().size());
    }

    /** All that a state says but its comments and files, its ids, and what every event changes: the version and when that was. */
    static Map<String, @Nullable Object> fields(TicketSnapshot s) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("status", word(s.status()));
        fields.put("requester", s.requester().toString());
        fields.put("agents", texts(s.agents()));
        fields.put("team", s.team());
        fields.put("title", s.title());
        fields.put("description", s.description());
        fields.put("priority", word(s.priority()));
        fields.put("impact", wordOrNull(s.impact()));
        fields.put("urgency", wordOrNull(s.urgency()));
        fields.put("category", s.category());
        fields.put("subcategory", s.subcategory());
        fields.put("channel", s.channel());
        fields.put("project", s.project());
        fields.put("reference", s.reference() == null ? null : s.reference().system() + " " + s.reference().key());
        fields.put("responseMinutes", s.responseMinutes());
        fields.put("responseDue", text(s.responseDue()));
        fields.put("resolutionDue", text(s.resolutionDue()));
        fields.put("estimate", text(s.estimate()));
        fields.put("firstResponse", text(s.firstResponse()));
        fields.put("opened", text(s.times().opened()));
        fields.put("begun", text(s.times().begun()));
        fields.put("acknowledged", text(s.times().acknowledged()));
        fields.put("started", text(s.times().started()));
        fields.put("resolved", text(s.times().resolved()));
        fields.put("closed", text(s.times().closed()));
        fields.put("reopens", s.times().reopens());
        fields.put("statusReason", s.remarks().status());
        fields.put("holdReason", s.remarks().hold());
        fields.put("resolution", s.remarks().resolution());
        fields.put("resolutionCode", s.remarks().resolutionCode());
        for (Promise promise : s.clocks()) clock(fields, word(promise.clock()) + "Clock.", promise);
        return fields;
    }

    /** Its due time is the ticket's, and named above. */
    private static void clock(Map<String, @Nullable Object> fields, String name, Promise p) {
        fields.put(name + "cycle", p.cycle());
        fields.put(name + "state", word(p.state()));
        fields.put(name + "rule", word(p.rule()));
        fields.put(name + "target", text(p.target()));
        fields.put(name + "calendar", p.calendar());
        fields.put(name + "started", text(p.started()));
        fields.put(name + "since", text(p.since()));
        fields.put(name + "remaining", text(p.remaining()));
        fields.put(name + "ended", text(p.ended()));
    }

    static Map<String, @Nullable Object> fields(AccountSnapshot s) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("standing", word(s.standing()));
        fields.put("username", s.username());
        fields.put("email", s.email());
        fields.put("firstName", s.firstName());
        fields.put("lastName", s.lastName());
        fields.put("roles", s.roles().stream().map(LedgerVocabulary::word).toList());
        fields.put("phone", s.phone());
        fields.put("whatsapp", s.whatsapp());
        fields.put("department", s.department());
        fields.put("channels", s.channels().stream().map(LedgerVocabulary::word).toList());
        return fields;
    }

    private static List<Change> changes(Map<String, @Nullable Object> before, Map<String, @Nullable Object> now) {
        List<Change> changes = new ArrayList<>();
        now.forEach((field, value) -> {
            Object old = before.get(field);
            // An empty list where there was nothing is nothing still.
            boolean stillNothing = old == null && value instanceof Collection<?> none && none.isEmpty();
            if (!stillNothing && !Objects.equals(old, value)) changes.add(new Change(field, old, value));
        });
        return changes;
    }

    private static Map<String, @Nullable Object> element(Comment c) {
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        element.put("id", c.id().toString());
        element.put("number", c.number());
        element.put("text", c.text());
        element.put("visibility", word(c.visibility()));
        return element;
    }

    private static Map<String, @Nullable Object> element(Attachment a) {
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        element.put("id", a.id().toString());
        element.put("number", a.number());
        element.put("name", a.name());
        element.put("mediaType", a.mediaType());
        element.put("size", a.size());
        element.put("sha256", a.sha256());
        return element;
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String wordOrNull(@Nullable Enum<?> constant) {
        return constant == null ? null : word(constant);
    }
}
