package io.ticketledger.eventstore;

/** Is shown every event of the log, in the thread that reads or writes it: it must be quick and must not throw. Some events it is shown twice, and not in order. */
@FunctionalInterface
public interface LogWitness {

    /** @param position where the event stands, or that of a later event which went into the log with it */
    void saw(Object event, long position);
}
