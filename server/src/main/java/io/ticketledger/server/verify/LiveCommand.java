package io.ticketledger.server.verify;

import io.ticketledger.server.cli.Command;
import io.ticketledger.server.notary.LiveVerification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code verify --live [--checkpoint <file>]}: not what was given away but what lies in the tables, beside a running server or alone. */
@Component
class LiveCommand implements Command {

    private final LiveVerification verification;

    LiveCommand(LiveVerification verification) {
        this.verification = verification;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.equals(List.of("--live"))) return verification.run(null);
        if (arguments.size() == 3 && arguments.contains("--live") && arguments.contains("--checkpoint")) {
            int option = arguments.indexOf("--checkpoint");
            if (option < 2 && !arguments.get(option + 1).startsWith("--")) return verification.run(Files.readString(Path.of(arguments.get(option + 1)), StandardCharsets.UTF_8));
        }
        System.err.println("usage: verify --live [--checkpoint <file>]");
        return 2;
    }
}
