package io.ticketledger.server.notary;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** A tree that is not as it was sealed is told here, but is no reason to send people away: tickets are served all the same, and every node would say so. */
final class NotaryHealthIndicator extends AbstractHealthIndicator {

    private static final Status REFUSED = new Status("REFUSED");

    private final Notary notary;

    NotaryHealthIndicator(Notary notary) {
        super("the notary cannot be asked");
        this.notary = notary;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.status(notary.refusal().isPresent() ? REFUSED : Status.UP).withDetail("size", notary.size()).withDetail("behind", notary.behind());
        notary.refusal().ifPresent(why -> builder.withDetail("refusal", why));
    }
}
