package io.ticketledger.command.project;

import io.ticketledger.events.ColumnId;
import io.ticketledger.events.project.ColumnOrder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Where the columns of a board stand, no two at one place. Each way of changing that gives all places as they are then. */
record Places(Map<ColumnId, Integer> all) {

    static Places of(ProjectState project) {
        Map<ColumnId, Integer> places = new HashMap<>();
        project.columns().forEach((id, column) -> places.put(id, column.order()));
        return new Places(places);
    }

    int behindTheLast() {
        return all.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    }

    /** One column stands exactly there; each that is in the way moves up by one, as far as there is no gap. */
    Places with(ColumnId moved, int place) {
        Map<ColumnId, Integer> next = new HashMap<>(all);
        next.remove(moved);
        Map<Integer, ColumnId> standing = new HashMap<>();
        next.forEach((id, at) -> standing.put(at, id));
        ColumnId displaced = standing.get(place);
        for (int at = place + 1; displaced != null; at++) {
            next.put(displaced, at);
            displaced = standing.get(at);
        }
        next.put(moved, place);
        return new Places(next);
    }

    /** The named columns stand exactly there; of the others each that is in the way goes to the next free place behind its own. */
    Places with(Map<ColumnId, Integer> named) {
        Map<ColumnId, Integer> next = new HashMap<>(all);
        next.putAll(named);
        Set<Integer> wanted = new HashSet<>(named.values());
        Set<Integer> taken = new HashSet<>(next.values());
        next.entrySet().stream().filter(entry -> !named.containsKey(entry.getKey()) && wanted.contains(entry.getValue()))
                .sorted(Map.Entry.comparingByValue()).forEach(entry -> {
                    int place = entry.getValue();
                    while (!taken.add(place)) place++;
                    entry.setValue(place);
                });
        return new Places(next);
    }

    /** What is different from before, first to last. */
    List<ColumnOrder> since(Places before) {
        return all.entrySet().stream().filter(entry -> before.all.containsKey(entry.getKey()) && !Objects.equals(before.all.get(entry.getKey()), entry.getValue()))
                .map(entry -> new ColumnOrder(entry.getKey(), entry.getValue())).sorted(Comparator.comparingInt(ColumnOrder::order)).toList();
    }
}
