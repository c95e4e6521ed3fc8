package io.ticketledger.benchmarks.http;

import io.ticketledger.benchmarks.http.Cast.Person;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plays one ticket after the other from opening to approval, seven commands each, through the incident contract; one that fails ends that ticket. */
public final class TicketLife implements Client {

    /** @param event what the log then holds @param status of the ticket in the answer, if the ticket is the answer */
    enum Step {
        OPEN("ticket-opened", "\"status\":\"NEW\""),
        ACKNOWLEDGE("ticket-acknowledged", "\"status\":\"OPENED\""),
        ASSIGN("ticket-assigned", "\"assigned_to\":["),
        START("work-started", "\"status\":\"IN_PROGRESS\""),
        COMMENT("comment-added", "\"message\":"),
        FINISH("ticket-resolved", "\"status\":\"RESOLVED\""),
        APPROVE("resolution-approved", "\"status\":\"CLOSED\"");

        static final List<Step> ALL = List.of(values());
        final String event;
        final String sign;

        Step(String event, String sign) {
            this.event = event;
            this.sign = sign;
        }
    }

    /** A ticket and how many of the steps of its life were acknowledged. */
    public record Played(long number, int steps) {}

    private final Token admin;
    private final Person client;
    private final Person agent;
    private final List<Played> played = new ArrayList<>();
    private long number;
    private int step;

    TicketLife(Token admin, Person client, Person agent) {
        this.admin = admin;
        this.client = client;
        this.agent = agent;
    }

    /** So many of them, who share the people. */
    public static List<TicketLife> of(Cast cast, int lives) {
        List<TicketLife> all = new ArrayList<>();
        for (int i = 0; i < lives; i++) {
            all.add(new TicketLife(cast.admin(), cast.clients().get(i % cast.clients().size()), cast.agents().get(i % cast.agents().size())));
        }
        return all;
    }

    /** One ticket of each, so that there is something to be read of everybody's own. */
    public static void playEach(int port, List<TicketLife> lives) throws IOException {
        try (HttpLine line = new HttpLine(port)) {
            for (TicketLife life : lives) {
                for (Step _ : Step.ALL) {
                    Verdict verdict = life.next(line);
                    if (!verdict.right()) throw new IllegalStateException("the first ticket of a life went wrong: " + verdict);
                }
            }
        }
    }

    @Override
    public Verdict next(HttpLine line) throws IOException {
        Step now = Step.ALL.get(step);
        boolean went = false;
        try {
            Answer answer = send(line, now, "/api/tickets/" + number);
            went = answer.status() < 300 && answer.holds(now.sign);
            if (went && now == Step.OPEN) number = answer.number("id");
            else if (went && now != Step.COMMENT) went = answer.begins("{\"id\":" + number + ",");
            return new Verdict(now.name().toLowerCase(Locale.ROOT), answer.status(), went);
        } finally {
            advance(went);
        }
    }

    private Answer send(HttpLine line, Step now, String path) throws IOException {
        return switch (now) {
            case OPEN -> line.post(client.token(), "/api/tickets/",
                    "{\"title\":\"Homepage not loading\",\"description\":\"The homepage returns 500 error\",\"priority\":\"HIGH\"}");
            case ACKNOWLEDGE -> line.post(admin, path + "/open_ticket/", "");
            case ASSIGN -> line.post(admin, path + "/assign/", "{\"assigned_to\":[" + agent.number() + "]}");
            case START -> line.post(agent.token(), path + "/start_work/", "");
            case COMMENT -> line.post(client.token(), path + "/add_comment/", "{\"comment\":\"Any news?\"}");
            case FINISH -> line.post(agent.token(), path + "/finish_work/", "{\"comment\":\"Fixed the connection\"}");
            case APPROVE -> line.post(client.token(), path + "/approve/", "{\"comment\":\"Thank you\"}");
        };
    }

    private void advance(boolean went) {
        if (went && step + 1 < Step.ALL.size()) {
            step++;
            return;
        }
        int steps = went ? step + 1 : step;
        if (steps > 0) played.add(new Played(number, steps));
        step = 0;
    }

    /** All that were acknowledged, the one under way too. Ask when nobody plays. */
    public List<Played> played() {
        List<Played> all = new ArrayList<>(played);
        if (step > 0) all.add(new Played(number, step));
        return all;
    }
}
