package io.ticketledger.eventstore;

/** What an event does to a claim, on behalf of the stream the event belongs to. */
public sealed interface ClaimChange permits ClaimChange.Take, ClaimChange.TakeOnce, ClaimChange.Release {

    Claim claim();

    /** Fails the append with {@link ClaimTaken} when anybody holds the claim, the same stream included. */
    record Take(Claim claim) implements ClaimChange {}

    /** As {@link Take}, on behalf of the whole append: however many of its streams say so, it is one take. */
    record TakeOnce(Claim claim) implements ClaimChange {}

    /** Frees the claim if this stream holds it; otherwise nothing happens. */
    record Release(Claim claim) implements ClaimChange {}
}
