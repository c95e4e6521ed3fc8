package io.ticketledger.query.pace;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.dashboard.Dashboard;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketlist.FindTickets;
import io.ticketledger.query.ticketlist.Order;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.query.workload.Workload;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What reading costs in a database that {@code pace/million.sql} has filled: {@code ReadPace <jdbc url> <user> [part of a question's name]}. The fastest of twelve says most on a busy machine. */
public final class ReadPace {

    private static final int TIMES = 12;

    private ReadPace() {}

    public static void main(String[] args) throws Exception {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl(args[0]);
        server.setUser(args[1]);
        SingleConnectionDataSource data = new SingleConnectionDataSource(server.getConnection(), true);
        TicketList list = new TicketList(data);
        FindTickets all = FindTickets.in(Scope.everything());
        FindTickets newest = all;
        var example = list.page(newest, 1, 100_000).getFirst();
        AccountId agent = example.agents().isEmpty() ? example.requester() : example.agents().getFirst();
        ProjectId project = list.page(newest, 200, 0).stream().map(row -> row.board().project()).filter(p -> !p.equals(ProjectId.DESK)).findFirst().orElse(ProjectId.DESK);
        Map<String, FindTickets> lists = new LinkedHashMap<>();
        lists.put("newest", all);
        for (Order.Field field : Order.Field.values()) {
            lists.put("by " + field, all.order(Order.ascending(field)));
            lists.put("by " + field + " turned", all.order(Order.descending(field)));
        }
        lists.put("open", all.statuses(Set.of(TicketStatus.OPEN)));
        lists.put("open or held", all.statuses(Set.of(TicketStatus.OPEN, TicketStatus.ON_HOLD)));
        lists.put("open by priority", all.statuses(Set.of(TicketStatus.OPEN)).order(Order.ascending(Order.Field.PRIORITY)));
        lists.put("critical", all.priorities(Set.of(Priority.CRITICAL)));
        lists.put("critical and open", all.priorities(Set.of(Priority.CRITICAL)).statuses(Set.of(TicketStatus.OPEN)));
        lists.put("category", all.categories(Set.of(example.category())));
        lists.put("of an agent", all.assignedTo(agent));
        lists.put("scope agent", FindTickets.in(Scope.assignedTo(agent)));
        lists.put("scope agent by priority", FindTickets.in(Scope.assignedTo(agent)).order(Order.ascending(Order.Field.PRIORITY)));
        lists.put("scope requester", FindTickets.in(Scope.requestedBy(example.requester())));
        lists.put("scope requester open", FindTickets.in(Scope.requestedBy(example.requester())).statuses(Set.of(TicketStatus.OPEN)));
        lists.put("scope project", FindTickets.in(Scope.inProjects(Set.of(project))));
        lists.put("scope project by priority", FindTickets.in(Scope.inProjects(Set.of(project))).order(Order.ascending(Order.Field.PRIORITY)));
        lists.put("scope project or own", FindTickets.in(Scope.anyOf(Scope.inProjects(Set.of(project)), Scope.requestedBy(example.requester()))));
        lists.put("scope big project", FindTickets.in(Scope.inProjects(Set.of(new ProjectId(UUID.fromString("00000000-0000-7000-b000-000000000001"))))));
        lists.put("scope big project by priority", lists.get("scope big project").order(Order.ascending(Order.Field.PRIORITY)));
        lists.put("search common", all.search("ticket"));
        lists.put("search usual", all.search("printer"));
        lists.put("search two usual", all.search("printer vpn"));
        lists.put("search rare", all.search("c4ca4238a0b9"));
        lists.put("search none", all.search("zzzzqqq"));
        lists.put("search two letters", all.search("pr"));
        lists.put("search number", all.search("77777"));
        lists.put("search scope agent", FindTickets.in(Scope.assignedTo(agent)).search("printer"));
        lists.put("search scope requester", FindTickets.in(Scope.requestedBy(example.requester())).search("printer"));
        String part = args.length > 2 ? args[2] : "";
        for (var wanted : lists.entrySet()) {
            time(part, "page of " + wanted.getKey(), () -> list.page(wanted.getValue(), 20, 0));
            time(part, "count of " + wanted.getKey(), () -> list.count(wanted.getValue()));
        }
        time(part, "far page of newest", () -> list.page(all, 20, 50_000));
        TicketDetails details = new TicketDetails(data);
        time(part, "details", () -> details.byId(example.id(), Scope.everything()));
        time(part, "number", () -> list.byNumber(example.number(), Scope.everything()));
        Dashboard dashboard = new Dashboard(data);
        time(part, "dashboard", () -> dashboard.asOf(example.createdAt(), ZoneOffset.UTC, 30));
        Workload workload = new Workload(data);
        time(part, "workload", () -> workload.asOf(example.createdAt(), ZoneOffset.UTC));
        data.destroy();
    }

    private static void time(String part, String name, Runnable question) {
        if (!name.contains(part)) return;
        long[] nanos = new long[TIMES];
        Instant began = Instant.now();
        int done = 0;
        while (done < TIMES && (done < 2 || began.plusSeconds(3).isAfter(Instant.now()))) {
            long start = System.nanoTime();
            question.run();
            nanos[done++] = System.nanoTime() - start;
        }
        long[] sorted = Arrays.stream(nanos, 0, done).sorted().toArray();
        System.out.printf("%-42s least %8.1f ms   middle %8.1f ms   most %8.1f ms%n", name, sorted[0] / 1e6, sorted[done / 2] / 1e6, sorted[done - 1] / 1e6);
    }
}
