package io.ticketledger.server.cli;

import java.util.List;

/** One command of the jar. Needs no annotation but Spring's own; made in every context, run only when called. */
public interface Command {

    /** As typed: the jar's first argument. */
    String name();

    /** The exit code: 0 done, 1 failed, 2 called wrongly. What it has to say goes to stdout and stderr. */
    int run(List<String> arguments) throws Exception;
}
