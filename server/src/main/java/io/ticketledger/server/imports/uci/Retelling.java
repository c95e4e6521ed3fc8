package io.ticketledger.server.imports.uci;

import static io.ticketledger.server.imports.uci.UciPeople.DATA_SET;

import io.ticketledger.command.Actor;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.events.Visibility;
import io.ticketledger.server.imports.Ending;
import io.ticketledger.server.imports.History;
import io.ticketledger.server.imports.Person;
import io.ticketledger.server.imports.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Retells one incident: each row is compared with the one before, and what changed becomes the commands that would have changed it here. */
final class Retelling {

    private static final Set<UciColumn> ASSIGNMENT = EnumSet.of(UciColumn.ASSIGNMENT_GROUP, UciColumn.ASSIGNED_TO);
    private static final Set<UciColumn> WEIGHT = EnumSet.of(UciColumn.IMPACT, UciColumn.URGENCY, UciColumn.PRIORITY);

    private final TicketId ticket;
    private final Person requester;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Person> people = new LinkedHashSet<>();
    private final List<String> nothing = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();
    private final Map<Integer, Integer> seen = new LinkedHashMap<>();
    private final Lifecycle lifecycle;
    private UciRow row;
    private @Nullable UciRow before;
    private @Nullable UciRow assigned;
    private @Nullable UciRow weighed;
    private String rowName = "";
    private int inRow;

    private Retelling(UciRow first) {
        row = first;
        ticket = UciPeople.IDS.ticket(first.openedAt, first.incident);
        requester = person(UciPeople.caller(first.cell(UciColumn.CALLER_ID)));
        lifecycle = new Lifecycle(this, ticket, requester);
    }

    /** @param rows those of one incident, in any order; which came first is told by sys_mod_count, and of equal ones by their order here */
    static History of(List<UciRow> rows) {
        List<UciRow> ordered = rows.stream().sorted(Comparator.comparingInt(row -> row.modCount)).toList();
        Retelling retelling = new Retelling(ordered.getFirst());
        ordered.forEach(retelling::tell);
        retelling.lifecycle.nameTheResolutionThatStood();
        UciRow last = ordered.getLast();
        return new History(last.incident, retelling.ticket, rows.size(), List.copyOf(retelling.people), retelling.steps, retelling.nothing,
                retelling.oddities, retelling.ending(last));
    }

    private void tell(UciRow next) {
        row = next;
        // Five incidents of the log hold one version twice, and their keys must differ all the same.
        int twin = seen.merge(row.modCount, 1, Integer::sum);
        rowName = twin == 1 ? "" + row.modCount : row.modCount + "." + twin;
        inRow = 0;
        if (twin > 1) oddities.add("sys_mod_count given twice");
        if (before == null) open();
        else if (row.updatedAt.isBefore(before.updatedAt)) oddities.add("updated before the row before");
        if (DeskPolicy.priorityOf(row.impact, row.urgency) != row.priority) oddities.add("priority does not follow from impact and urgency");

        if (lifecycle.isOver()) {
            // A closed ticket takes nothing but being reopened, so that comes first.
            lifecycle.follow(before, row);
            assign();
            weigh();
        } else {
            assign();
            weigh();
            lifecycle.follow(before, row);
        }
        if (inRow == 0) touch();
        before = row;
    }

    private void open() {
        if (row.updatedAt.isBefore(row.openedAt)) oddities.add("updated before it was opened");
        Person opener = person(UciPeople.opener(row.cell(UciColumn.OPENED_BY)));
        add(Describing.opening(ticket, requester, row), opener.with(Role.ADMIN), row.openedAt, false);
    }

    /** Compared with the row whose assignment the ticket has, so that what was refused while it was closed is made up for once it is open again. */
    private void assign() {
        if (lifecycle.isOver()) return;
        String team = row.cell(UciColumn.ASSIGNMENT_GROUP);
        List<AccountId> agents = agents(row);
        boolean isSo = assigned == null ? agents.isEmpty() && team == null : !row.differsInAny(ASSIGNMENT, assigned);
        assigned = row;
        if (!isSo) add(new AssignTicket(ticket, agents, team), false);
    }

    private void weigh() {
        if (lifecycle.isOver()) return;
        boolean isSo = weighed == null || !row.differsInAny(WEIGHT, weighed);
        weighed = row;
        if (!isSo) add(new ChangePriority(ticket, null, row.impact, row.urgency), false);
    }

    private void touch() {
        if (UciWords.state(row.state) == null) {
            nothing.add("state " + row.state + " is no state");
        } else if (before != null && Lifecycle.leadsNowhere(before, row)) {
            nothing.add(before.state + " to " + row.state + " is no move of ours");
        } else {
            String changes = changes();
            String text = changes.isEmpty() ? "Record touched." : "Record touched: " + changes + ".";
            add(new AddComment(ticket, UciPeople.IDS.comment(row.updatedAt, key()), 0, text, Visibility.INTERNAL), false);
        }
    }

    /** What this row changed and no command says. */
    private String changes() {
        if (before == null) return "";
        Set<UciColumn> columns = EnumSet.copyOf(UciColumn.TOLD);
        if (lifecycle.isOver()) columns.addAll(UciColumn.REFUSED_ONCE_CLOSED);
        if (Lifecycle.leadsNowhere(before, row)) columns.add(UciColumn.INCIDENT_STATE);
        return row.changesSince(before, columns);
    }

    void add(TicketCommand command, boolean inserted) {
        add(command, person(UciPeople.staff(row.updatedBy)).with(Role.ADMIN), row.updatedAt, inserted);
    }

    /** The requester's own words need no lent authority; who updated the row stands in the provenance. */
    void addByRequester(TicketCommand command) {
        add(command, requester.with(Role.REQUESTER), row.updatedAt, false);
    }

    private void add(TicketCommand command, Actor actor, Instant at, boolean inserted) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("dataSet", DATA_SET);
        provenance.put("incident", row.incident);
        provenance.put("modCount", "" + row.modCount);
        provenance.put("updatedBy", row.updatedBy);
        if (inserted) provenance.put("inserted", "a step the log skipped");
        String changes = inRow == 0 && !(command instanceof AddComment) ? changes() : "";
        if (!changes.isEmpty()) provenance.put("alsoChanged", changes);
        steps.add(new Step(key(), command, actor, at, provenance, inserted));
        inRow++;
    }

    private String key() {
        return DATA_SET + "/" + row.incident + "/" + rowName + "/" + inRow;
    }

    private Person person(Person person) {
        people.add(person);
        return person;
    }

    private List<AccountId> agents(UciRow of) {
        String agent = of.cell(UciColumn.ASSIGNED_TO);
        return agent == null ? List.of() : List.of(person(UciPeople.staff(agent)).account());
    }

    private Ending ending(UciRow last) {
        TicketStatus status = UciWords.state(last.state);
        return new Ending(status == null ? lifecycle.status() : status, last.priority, agents(last), last.cell(UciColumn.ASSIGNMENT_GROUP),
                last.reopenCount, last.closedAt());
    }

    List<Step> steps() {
        return steps;
    }
}
