package io.ticketledger.server;

import io.ticketledger.server.cli.CommandLine;
import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.postgres.EmbeddedDatabase;
import io.ticketledger.server.verify.VerifyCommand;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import static io.ticketledger.server.postgres.EmbeddedDatabase.Presence.ALONE;

/** Serves, unless the first argument is a command. */
@SpringBootApplication
public class Ticketledger {

    public static void main(String[] arguments) {
        if (!CommandLine.isServing(arguments)) {
            System.exit(CommandLine.run(Ticketledger.class, List.of(new VerifyCommand()), arguments));
        }
        var server = new SpringApplication(Ticketledger.class);
        server.addInitializers(new EmbeddedDatabase(ALONE));
        try {
            server.run(arguments);
        } catch (RuntimeException e) {
            if (CannotStart.in(e) == null) {
                throw e;
            }
            System.exit(1); // its one line has been printed
        }
    }
}
