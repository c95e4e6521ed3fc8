package io.ticketledger.benchmarks.http;

import io.ticketledger.benchmarks.http.Cast.Person;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What people look at during a day, through the incident contract: of a hundred requests 50 for one ticket (20 by an administrator, 15 each by whom it belongs
 * to and by whom it is assigned to), 20 for a page of everything, mostly filtered, 20 for a page of one's own, 5 each for the dashboard and the workload.
 */
public final class ReadMix implements Question.Source {

    public static final String WORDS = "50 % details, 20 % list pages, 20 % own tickets, 5 % dashboard, 5 % workload";
    static final String PAGE = "{\"count\":";
    private static final List<String> STATUSES = List.of("NEW", "OPENED", "IN_PROGRESS", "RESOLVED", "WAITING_APPROVAL", "CLOSED");
    private static final List<String> PRIORITIES = List.of("HIGH", "MEDIUM", "LOW");

    private final Token admin;
    private final Tickets tickets;
    private final List<Person> clients;
    private final List<Person> agents;

    public ReadMix(Token admin, Tickets tickets) {
        this.admin = admin;
        this.tickets = tickets;
        this.clients = List.copyOf(tickets.ofClients().keySet());
        this.agents = List.copyOf(tickets.ofAgents().keySet());
    }

    @Override
    public Question next(SplittableRandom random) {
        int of100 = random.nextInt(100);
        if (of100 < 20) return details(admin, Tickets.any(tickets.any(), random));
        if (of100 < 35) return clientsOwn(random);
        if (of100 < 50) return agentsOwn(random);
        if (of100 < 70) return new Question("list", admin, "/api/tickets/?page=1" + filter(random), PAGE);
        if (of100 < 85) return new Question("own list", Tickets.any(clients, random).token(), "/api/tickets/?page=1", PAGE);
        if (of100 < 90) return new Question("own list", Tickets.any(agents, random).token(), "/api/tickets/?page=1", PAGE);
        return of100 < 95 ? new Question("dashboard", admin, "/api/dashboard/", "{") : new Question("workload", admin, "/api/workload/", "[");
    }

    private Question clientsOwn(SplittableRandom random) {
        Person client = Tickets.any(clients, random);
        return details(client.token(), Tickets.any(tickets.ofClients().getOrDefault(client, tickets.any()), random));
    }

    private Question agentsOwn(SplittableRandom random) {
        Person agent = Tickets.any(agents, random);
        return details(agent.token(), Tickets.any(tickets.ofAgents().getOrDefault(agent, tickets.any()), random));
    }

    static Question details(Token token, long number) {
        return new Question("details", token, "/api/tickets/" + number + "/", "{\"id\":" + number + ",");
    }

    private static String filter(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "&status=" + Tickets.any(STATUSES, random);
            case 2 -> "&priority=" + Tickets.any(PRIORITIES, random);
            default -> "&status=" + Tickets.any(STATUSES, random) + "&priority=" + Tickets.any(PRIORITIES, random);
        };
    }
}
