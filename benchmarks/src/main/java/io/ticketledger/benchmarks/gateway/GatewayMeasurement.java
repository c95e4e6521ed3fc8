package io.ticketledger.benchmarks.gateway;

import static io.ticketledger.benchmarks.gateway.GatewayRound.FOLLOW;
import static io.ticketledger.benchmarks.gateway.GatewayRound.MISSING;
import static io.ticketledger.benchmarks.gateway.GatewayRound.OPEN;

import io.ticketledger.benchmarks.append.OneRowPerCommit;
import io.ticketledger.benchmarks.append.Rounds;
import io.ticketledger.benchmarks.measuring.Database;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.measuring.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands through the gateway, from threads of this process, against one row for each commit. Each round has a database of its own. */
public final class GatewayMeasurement implements Measurement {

    private static final Map<Integer, Target> OPENING = Map.of(8, Target.atLeast(0.8), 64, Target.atLeast(2));
    private static final Map<Integer, Target> FOLLOWING = Map.of(8, Target.atLeast(1), 64, Target.atLeast(1.2));
    private static final int TICKETS = 4_096;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String about() {
        return "OpenTicket and AddComment through Axon's command gateway, against pgbench and against stock Axon [--clients 8,64] [--pgbench PROGRAM]";
    }

    @Override
    public void run(Options options, Report report) throws Exception {
        List<Integer> clients = options.numbers("clients", options.smoke() ? List.of(8) : List.of(8, 64));
        try (Database database = Database.open(options)) {
            OneRowPerCommit rows = OneRowPerCommit.with(database, options);
            GatewayRound round = new GatewayRound(database, rows, Duration.ofSeconds(options.seconds()), options.smoke() ? 256 : TICKETS);
            if (!options.smoke()) round.run(List.of(16), new Rounds());
            Rounds rounds = new Rounds();
            List<Integer> checked = new ArrayList<>();
            for (int i = 0; i < options.rounds(); i++) checked.add(round.run(clients, rounds));
            for (int n : clients) {
                String by = rows.name() + n;
                report.figure("%d clients: %s".formatted(n, rows.name()), "commits/s", rounds.of(by));
                for (String command : List.of(OPEN, FOLLOW, MISSING)) {
                    Target target = (command.equals(OPEN) ? OPENING : command.equals(FOLLOW) ? FOLLOWING : Map.<Integer, Target>of()).getOrDefault(n, Target.NONE);
                    report.ratio("%d clients: %s / %s".formatted(n, command, rows.name()), rounds.of(command + n), rounds.of(by), target);
                    report.figure("%d clients: %s".formatted(n, command), "commands/s", rounds.of(command + n));
                    report.figure("%d clients: %s, p50".formatted(n, command), "ms", rounds.of(command + "p50" + n));
                    report.figure("%d clients: %s, p99".formatted(n, command), "ms", rounds.of(command + "p99" + n));
                }
                for (String command : List.of(OPEN, FOLLOW)) {
                    report.ratio("%d clients: stock Axon's %s / %s".formatted(n, command, rows.name()), rounds.of("stock " + command + n), rounds.of(by), Target.NONE);
                }
            }
            report.note("The log was read after each round: no gap in positions or versions, the events of all %s acknowledged commands at their positions.".formatted(checked));
        }
    }
}
