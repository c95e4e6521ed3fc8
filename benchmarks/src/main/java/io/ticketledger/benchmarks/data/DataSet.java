package io.ticketledger.benchmarks.data;

import io.ticketledger.benchmarks.desk.Desk;
import io.ticketledger.benchmarks.desk.DeskSetup;
import io.ticketledger.benchmarks.measuring.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A home with so many tickets, made once for a folder and used again after. */
public final class DataSet {

    public static final String USAGE = "--data FOLDER --log FILE --events-per-ticket N";

    private DataSet() {}

    /**
     * The home with so many tickets in {@code --data} ({@code benchmarks/target/data}), made now if it is not there: with {@code --events-per-ticket N} a ticket has N
     * events on average instead of the log's ten or eleven.
     */
    public static Path home(Options options, int tickets) throws IOException, InterruptedException, SQLException {
        Path folder = options.text("data").map(Path::of).orElse(Path.of("benchmarks", "target", "data")).toAbsolutePath().normalize();
        Files.createDirectories(folder);
        int mean = options.text("events-per-ticket").isPresent() ? options.number("events-per-ticket", 1) : 0;
        String name = "tickets-" + tickets + (mean == 0 ? "" : "-of-" + mean);
        Path home = folder.resolve(name);
        Path made = folder.resolve(name + ".made");
        if (Files.exists(made)) return home;
        Shapes shapes = Shapes.in(folder, options);
        Desk.discard(home);
        make(DeskSetup.of(options).at(home), shapes, tickets, mean);
        Files.writeString(made, "all read models have seen it\n");
        return home;
    }

    private static void make(DeskSetup setup, Shapes shapes, int tickets, int mean) throws IOException, InterruptedException, SQLException {
        System.err.printf("  making %,d tickets in %s%n", tickets, setup.home());
        try (Desk desk = Desk.start(setup); Connection database = desk.database().connect()) {
            long began = System.nanoTime();
            long events = new Multiplying(database).write(shapes, tickets, mean);
            System.err.printf("  %,d events written in %.0f s%n", events, (System.nanoTime() - began) / 1e9);
            CatchingUp.await(desk);
            System.err.printf("  read models have seen all after %.0f s%n", (System.nanoTime() - began) / 1e9);
            System.err.println("  " + Proof.of(desk));
            CatchingUp.await(desk);
            try (Statement statement = database.createStatement()) {
                // What the cleaner would do in the middle of a measurement otherwise.
                statement.execute("VACUUM (ANALYZE)");
            }
        }
    }
}
