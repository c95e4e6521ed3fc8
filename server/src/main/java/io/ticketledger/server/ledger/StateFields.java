package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.ticketledger.command.account.AccountSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot;
import io.ticketledger.command.ticket.TicketSnapshot.Attachment;
import io.ticketledger.command.ticket.TicketSnapshot.Comment;
import io.ticketledger.command.ticket.TicketSnapshot.Facts;
import io.ticketledger.command.ticket.TicketSnapshot.Promise;
import io.ticketledger.events.CommentId;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is different between two states of the same thing, field by field, by the names that the audit log uses where it has the field. Pure. */
final class StateFields {

    private StateFields() {}

    /** From nothing, if {@code before} is null. Comments and files come after the fields, each as it was and as it is; null where it was not or is no more. */
    static List<Change> changes(@Nullable TicketSnapshot before, TicketSnapshot now) {
        List<Change> changes = changes(before == null ? Map.of() : fields(before), fields(now));
        elements(changes, "comments", before == null ? List.of() : before.comments(), now.comments(), Comment::id, StateFields::element);
        elements(changes, "attachments", before == null ? List.of() : before.attachments(), now.attachments(), Attachment::id, StateFields::element);
        return changes;
    }

    static List<Change> changes(@Nullable AccountSnapshot before, AccountSnapshot now) {
        return changes(before == null ? Map.of() : fields(before), fields(now));
    }

    static List<Change> changedFields(TicketSnapshot before, TicketSnapshot now) {
        return changes(fields(before), fields(now));
    }

    static List<Comment> newComments(TicketSnapshot before, TicketSnapshot now) {
        return without(now.comments(), before.comments(), Comment::id);
    }

    static List<Comment> goneComments(TicketSnapshot before, TicketSnapshot now) {
        return without(before.comments(), now.comments(), Comment::id);
    }

    /** As they are worded now. */
    static List<Comment> editedComments(TicketSnapshot before, TicketSnapshot now) {
        Map<CommentId, Comment> earlier = before.comments().stream().collect(toMap(Comment::id, identity()));
        return now.comments().stream().filter(comment -> earlier.containsKey(comment.id()) && !comment.equals(earlier.get(comment.id()))).toList();
    }

    static List<Attachment> newAttachments(TicketSnapshot before, TicketSnapshot now) {
        return without(now.attachments(), before.attachments(), Attachment::id);
    }

    static List<Attachment> goneAttachments(TicketSnapshot before, TicketSnapshot now) {
        return without(before.attachments(), now.attachments(), Attachment::id);
    }

    private static <E> List<E> without(List<E> all, List<E> others, Function<E, ?> id) {
        Set<?> known = others.stream().map(id).collect(toSet());
        return all.stream().filter(element -> !known.contains(id.apply(element))).toList();
    }

    private static <E> void elements(List<Change> changes, String field, List<E> before, List<E> now, Function<E, ?> id, Function<E, Map<String, @Nullable Object>> told) {
        Map<?, E> earlier = before.stream().collect(toMap(id, identity()));
        for (E gone : without(before, now, id)) changes.add(new Change(field, told.apply(gone), null));
        for (E element : now) {
            E old = earlier.get(id.apply(element));
            if (!element.equals(old)) changes.add(new Change(field, old == null ? null : told.apply(old), told.apply(element)));
        }
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
        facts(fields, s.factsOrNone());
        for (Promise promise : s.clocks()) clock(fields, word(promise.clock()) + "Clock.", promise);
        return fields;
    }

    /** The project a ticket was filed under has a name of its own: what the opening calls a project is a word. */
    private static void facts(Map<String, @Nullable Object> fields, Facts f) {
        fields.put("projectId", text(f.project()));
        fields.put("column", text(f.column()));
        fields.put("rank", f.rank());
        fields.put("type", wordOrNull(f.type()));
        fields.put("startDate", text(f.start()));
        fields.put("dueDate", text(f.due()));
        fields.put("tags", texts(f.tags()));
        fields.put("followers", texts(f.followers()));
        fields.put("archived", f.archived());
        fields.put("deleted", f.deleted());
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
