package io.ticketledger.eventstore;

/** The append was refused whole, because another append holds one of its claims. Trying again does not help. */
public class ClaimTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Claim claim;

    public ClaimTaken(Claim claim, String holder) {
        super("The claim %s `%s` is held by stream %s.".formatted(claim.kind(), claim.key(), holder));
        this.claim = claim;
    }

    public Claim claim() {
        return claim;
    }
}
