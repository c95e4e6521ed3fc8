package io.ticketledger.benchmarks.read;

import io.ticketledger.benchmarks.http.Cast;
import io.ticketledger.benchmarks.http.Cast.Person;
import io.ticketledger.benchmarks.http.Question;
import io.ticketledger.benchmarks.http.Tickets;
import io.ticketledger.benchmarks.http.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What is looked at, one kind at a time, each request another of its kind. */
final class Views {

    /** @param hasTarget those whose worst is to stay below a limit, however many tickets there are */
    record View(String name, boolean hasTarget, Question.Source source) {}

    private static final String LIST = "/api/tickets/?page=1";
    private static final String BOARD = "/kanban/api/tickets/";
    private static final String PAGE = "{\"count\":";
    private static final List<String> STATUSES = List.of("NEW", "OPENED", "IN_PROGRESS", "RESOLVED", "WAITING_APPROVAL", "CLOSED");
    private static final List<String> PRIORITIES = List.of("HIGH", "MEDIUM", "LOW");
    private static final List<String> CATEGORIES = List.of("BUG", "PROBLEM", "SERVICE_DOWN", "NEW_FEATURE");

    private final Token admin;
    private final Tickets tickets;
    private final Words words;
    private final List<Person> clients;
    private final List<Person> agents;

    private Views(Cast cast, Tickets tickets, Words words) {
        this.admin = cast.admin();
        this.tickets = tickets;
        this.words = words;
        this.clients = List.copyOf(tickets.ofClients().keySet());
        this.agents = List.copyOf(tickets.ofAgents().keySet());
    }

    static List<View> of(Cast cast, Tickets tickets, Words words) {
        return new Views(cast, tickets, words).all();
    }

    private List<View> all() {
        List<View> views = new ArrayList<>();
        views.add(new View("details, administrator", false, random -> details(admin, number(random))));
        views.add(new View("details, client, own", false, random -> own(random, clients, tickets.ofClients()::get)));
        views.add(new View("details, agent, assigned", false, random -> own(random, agents, tickets.ofAgents()::get)));
        views.add(list("newest", random -> ""));
        views.add(list("by status", random -> "&status=" + Tickets.any(STATUSES, random)));
        views.add(list("by priority", random -> "&priority=" + Tickets.any(PRIORITIES, random)));
        views.add(list("by status and priority", random -> "&status=" + Tickets.any(STATUSES, random) + "&priority=" + Tickets.any(PRIORITIES, random)));
        views.add(list("by category", random -> "&category=" + Tickets.any(CATEGORIES, random)));
        views.add(list("by assignee", random -> "&assigned_to=" + Tickets.any(agents, random).number()));
        views.add(list("by assignee and status", random -> "&assigned_to=" + Tickets.any(agents, random).number() + "&status=" + Tickets.any(STATUSES, random)));
        views.add(list("oldest first", random -> "&ordering=created_at"));
        views.add(list("last changed first", random -> "&ordering=-updated_at"));
        views.add(list("most pressing first", random -> "&ordering=priority"));
        views.add(list("by title", random -> "&ordering=title"));
        views.add(list("soonest due first, one status", random -> "&ordering=response_due_at&status=" + Tickets.any(STATUSES, random)));
        views.add(new View("list, a page deep inside", true, random -> page(admin, "/api/tickets/?page=" + (1 + random.nextInt(tickets.deepest())))));
        views.add(new View("list, client, own", true, random -> page(Tickets.any(clients, random).token(), LIST)));
        views.add(new View("list, agent, assigned", true, random -> page(Tickets.any(agents, random).token(), LIST)));
        views.add(new View("list, agent, assigned, by status", true, random -> page(Tickets.any(agents, random).token(), LIST + "&status=" + Tickets.any(STATUSES, random))));
        views.add(search("a rare word", random -> Tickets.any(words.rare(), random)));
        views.add(search("a common word", random -> Tickets.any(words.common(), random)));
        views.add(search("a number", random -> Long.toString(number(random))));
        views.add(new View("search, a rare word, agent", true, random -> page(Tickets.any(agents, random).token(), LIST + "&search=" + Tickets.any(words.rare(), random))));
        views.add(new View("search, a common word, client", true, random -> page(Tickets.any(clients, random).token(), LIST + "&search=" + Tickets.any(words.common(), random))));
        views.add(new View("dashboard", true, random -> new Question("dashboard", admin, "/api/dashboard/", "{")));
        views.add(new View("workload", true, random -> new Question("workload", admin, "/api/workload/", "[")));
        views.add(new View("audit log of a ticket", false, random -> new Question("audit", admin, "/api/audit/?ticket=" + number(random), "{")));
        views.add(new View("board, cards", true, random -> page(admin, BOARD + "tickets/?page=1")));
        views.add(new View("board, cards of an agent", true, random -> page(Tickets.any(agents, random).token(), BOARD + "tickets/?page=1")));
        views.add(new View("board, a rare word", true, random -> page(admin, BOARD + "tickets/?page=1&search=" + Tickets.any(words.rare(), random))));
        return views;
    }

    private static View named(String name, Function<SplittableRandom, Question> question) {
        return new View(name, true, question::apply);
    }

    private View list(String name, Function<SplittableRandom, String> filter) {
        return named("list, " + name, random -> page(admin, LIST + filter.apply(random)));
    }

    private View search(String name, Function<SplittableRandom, String> words) {
        return named("search, " + name, random -> page(admin, LIST + "&search=" + words.apply(random)));
    }

    private static Question page(Token token, String path) {
        return new Question("page", token, path, PAGE);
    }

    private long number(SplittableRandom random) {
        return Tickets.any(tickets.any(), random);
    }

    private static Question own(SplittableRandom random, List<Person> people, Function<Person, long[]> of) {
        Person person = Tickets.any(people, random);
        return details(person.token(), Tickets.any(of.apply(person), random));
    }

    private static Question details(Token token, long number) {
        return new Question("details", token, "/api/tickets/" + number + "/", "{\"id\":" + number + ",");
    }
}
