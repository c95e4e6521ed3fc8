package io.ticketledger.server.kanban;

import io.ticketledger.command.ticket.TicketCommand.MoveCard;
import io.ticketledger.events.TicketId;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.InColumn;
import io.ticketledger.query.ticketlist.Neighbours;
import io.ticketledger.query.ticketlist.Order;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.desk.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where cards are put: a place in a column becomes a key between those of the neighbours. */
@Component
class KanbanPlaces {

    private final TicketList list;
    private final PostgresEventStorageEngine log;

    KanbanPlaces(TicketList list, PostgresEventStorageEngine log) {
        this.list = list;
        this.log = log;
    }

    /** A card and where it is to be. @param order how many others are to stand before it */
    record Placed(TicketRow ticket, ColumnRow column, int order) {}

    /** A key at this place of a column, or at its end. */
    String rank(TicketId ticket, long number, ColumnRow column, Board board, @Nullable Integer order) {
        Neighbours at = list.neighbours(KanbanTicketTranslation.inColumn(column, board), order == null ? TicketList.FAR : Math.min(order, TicketList.FAR), ticket);
        return KanbanRanks.of(at.before(), at.after() == null ? end() : at.after(), number);
    }

    /** Null if the card is there already. Without an order it goes to the end of another column and stays where it is in its own. */
    @Nullable MoveCard move(TicketRow ticket, Board board, @Nullable ColumnRow column, @Nullable Integer order) {
        Optional<ColumnRow> here = KanbanTicketTranslation.column(ticket, board);
        ColumnRow there = column == null ? here.orElse(null) : column;
        if (there == null || column == null && order == null) return null;
        if (here.filter(there::equals).isPresent()) {
            if (order == null) return null;
            InColumn place = KanbanTicketTranslation.inColumn(there, board);
            boolean isThere = Objects.equals(list.orderInColumn(List.of(ticket), _ -> place).get(ticket.id()), order);
            if (isThere && !ticket.board().archived()) return null;
        }
        return new MoveCard(ticket.id(), there.id(), there.stage(), rank(ticket.id(), ticket.number(), there, board, order));
    }

    /**
     * What is to be done so that all of these stand where they are to in one column; those that stand right among the others already are left alone.
     *
     * @param moving all that are put somewhere at the same time, here or in other columns
     */
    List<MoveCard> arrange(List<Placed> placed, ColumnRow column, Board board, Set<TicketId> moving) {
        List<Placed> wanted = placed.stream().sorted(Comparator.comparingInt(Placed::order)).toList();
        InColumn in = KanbanTicketTranslation.inColumn(column, board);
        int reach = (int) Math.min(TicketList.FAR, (long) wanted.getLast().order() + moving.size() + 1);
        List<TicketRow> there = list.page(FindTickets.in(Scope.everything()).column(in).archived(false).order(Order.ascending(Order.Field.RANK)), reach, 0);
        List<TicketRow> sequence = there.stream().filter(row -> !moving.contains(row.id())).collect(Collectors.toCollection(ArrayList::new));
        for (Placed one : wanted) sequence.add(Math.min(one.order(), sequence.size()), one.ticket());
        Set<TicketId> standing = there.stream().map(TicketRow::id).collect(Collectors.toSet());
        // Where the column was not read to its end, what comes behind must stay behind.
        String behind = there.size() < reach ? end() : list.neighbours(in, reach, Ids.ticket()).after();
        List<MoveCard> moves = new ArrayList<>();
        int from = 0;
        String after = null;
        for (int i = 0; i <= sequence.size(); i++) {
            TicketRow fixed = i == sequence.size() || moving.contains(sequence.get(i).id()) ? null : sequence.get(i);
            if (fixed == null && i < sequence.size()) continue;
            String before = fixed == null ? behind : fixed.board().rank();
            between(sequence.subList(from, i), standing, after, before, column, moves);
            after = before;
            from = i + 1;
        }
        return moves;
    }

    /** A run of cards that are put between two that stay. */
    private static void between(List<TicketRow> run, Set<TicketId> standing, @Nullable String after, @Nullable String before, ColumnRow column, List<MoveCard> moves) {
        List<TicketRow> fitting = run.stream().filter(row -> standing.contains(row.id()) && isBetween(row.board().rank(), after, before)).toList();
        Set<TicketId> staying = new HashSet<>(inOrder(fitting).stream().map(TicketRow::id).toList());
        int from = 0;
        String last = after;
        for (int i = 0; i <= run.size(); i++) {
            if (i < run.size() && !staying.contains(run.get(i).id())) continue;
            String next = i == run.size() ? before : run.get(i).board().rank();
            spread(run.subList(from, i), last, next, column, moves);
            last = next;
            from = i + 1;
        }
    }

    /** The middle one first, so that keys are no longer than they need be. */
    private static void spread(List<TicketRow> run, @Nullable String after, @Nullable String before, ColumnRow column, List<MoveCard> moves) {
        if (run.isEmpty()) return;
        int middle = run.size() / 2;
        TicketRow ticket = run.get(middle);
        String rank = KanbanRanks.of(after, before, ticket.number());
        spread(run.subList(0, middle), after, rank, column, moves);
        moves.add(new MoveCard(ticket.id(), column.id(), column.stage(), rank));
        spread(run.subList(middle + 1, run.size()), rank, before, column, moves);
    }

    /** As many as possible of which each comes after the one before already. */
    private static List<TicketRow> inOrder(List<TicketRow> run) {
        List<List<TicketRow>> ending = new ArrayList<>();
        for (TicketRow row : run) {
            List<TicketRow> best = List.of();
            for (List<TicketRow> one : ending) {
                if (one.size() > best.size() && one.getLast().board().rank().compareTo(row.board().rank()) < 0) best = one;
            }
            List<TicketRow> longer = new ArrayList<>(best);
            longer.add(row);
            ending.add(longer);
        }
        return ending.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    }

    private static boolean isBetween(String rank, @Nullable String after, @Nullable String before) {
        return (after == null || after.compareTo(rank) < 0) && (before == null || rank.compareTo(before) < 0);
    }

    /** Behind all that are there, before whatever comes by itself from now on. */
    private String end() {
        return KanbanRanks.automatic(log.head() + 1);
    }
}
