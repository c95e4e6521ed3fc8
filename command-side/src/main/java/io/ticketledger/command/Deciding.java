package io.ticketledger.command;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.Trace;
import java.util.List;
import java.util.function.Function;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateLifecycle;

/** What the shells of all aggregates do alike: read from the command's trace who asks and when, and apply what is decided with the time it was decided by. */
public final class Deciding {

    private Deciding() {}

    public static void apply(MetaData trace, DeskPolicy policy, Function<Context, ? extends List<? extends LedgerEvent>> decide) {
        Context context = Context.of(trace, policy);
        MetaData told = trace.and(Trace.OCCURRED, context.at().toString());
        decide.apply(context).forEach(event -> AggregateLifecycle.apply(event, told));
    }
}
