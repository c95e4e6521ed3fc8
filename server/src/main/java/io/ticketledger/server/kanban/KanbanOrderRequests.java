package io.ticketledger.server.kanban;

import io.ticketledger.server.corridor.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where several cards are to stand. One shape is documented, {@code {"tickets": [{"id", "order", "column"?}]}}; the others are what boards of this family send: the list under
 * {@code ticket_orders} or {@code order} or by itself, or a column and its tickets' numbers from the top.
 */
final class KanbanOrderRequests {

    private static final List<String> LISTS = List.of("tickets", "ticket_orders", "orders", "order");
    private static final int MOST = 500;
    private static final int LAST_PLACE = 1_000_000_000;

    private KanbanOrderRequests() {}

    /** @param column null: the one it is in */
    record TicketPlace(long id, int order, @Nullable Long column) {}

    record TicketsOrder(List<TicketPlace> tickets) {

        /** @param judge finds what the numbers mean, and says so where they mean nothing */
        static <T> T read(byte @Nullable [] body, BiFunction<Asked, Fields, T> judge) {
            Fields fields = Fields.parseOrList(body, LISTS.getFirst());
            String list = LISTS.stream().filter(fields::has).findFirst().orElse(LISTS.getFirst());
            Optional<Long> column = fields.pk("column");
            List<TicketPlace> places = fields.isGiven(list) ? places(fields, list, column.orElse(null)) : List.of();
            if (fields.errors().isEmpty() && places.isEmpty()) fields.refuse(list, "This list may not be empty.", null);
            if (places.size() > MOST) fields.refuse(list, "Ensure this field has no more than " + MOST + " elements.", null);
            Set<Long> ids = new HashSet<>();
            for (TicketPlace place : places) if (!ids.add(place.id)) fields.refuse(list, "Ticket " + place.id + " is there twice.", null);
            T meant = judge.apply(new Asked(list, places), fields);
            fields.verdict();
            return meant;
        }

        private static List<TicketPlace> places(Fields fields, String list, @Nullable Long column) {
            if (fields.holdsObjects(list)) return objects(fields, list, column);
            List<Long> ids = fields.pks(list).orElse(List.of());
            List<TicketPlace> places = new ArrayList<>();
            for (long id : ids) places.add(new TicketPlace(id, places.size(), column));
            return places;
        }

        private static List<TicketPlace> objects(Fields fields, String list, @Nullable Long column) {
            List<TicketPlace> places = new ArrayList<>();
            for (Fields one : fields.objects(list).orElse(List.of())) {
                Optional<Long> id = one.isGiven("id") ? one.pk("id") : Optional.empty();
                Optional<Integer> order = one.isGiven("order") ? one.integer("order", 0, LAST_PLACE) : Optional.empty();
                Optional<Long> own = one.pk("column");
                one.errors().forEach((field, sentences) -> fields.refuse(list, field + ": " + sentences.getFirst(), null));
                if (id.isPresent() && order.isPresent()) places.add(new TicketPlace(id.get(), order.get(), own.orElse(column)));
            }
            return places;
        }
    }

    /** @param list the field they were in */
    record Asked(String list, List<TicketPlace> places) {}
}
