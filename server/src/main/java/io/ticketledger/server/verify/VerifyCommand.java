package io.ticketledger.server.verify;

import io.ticketledger.server.cli.Command;
import io.ticketledger.server.ledger.Certificate;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code verify <certificate|export> --key …}: what {@link Verify} does alone, and beside it the state is folded again by what decides. Needs no database. */
public final class VerifyCommand implements Command {

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public int run(List<String> arguments) {
        return OfflineVerifier.run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8), Optional.of(Certificate::state));
    }
}
