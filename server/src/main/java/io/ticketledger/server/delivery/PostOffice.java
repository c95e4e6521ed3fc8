package io.ticketledger.server.delivery;

import io.ticketledger.events.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All who work on the outbox of this node. They begin together, say what they will do, and end together within a bound. */
final class PostOffice {

    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(8);

    private final List<Carrier> carriers;
    private final List<Postman> postmen;
    private final WhenRequesterIsToldThenRequestApproval approvals;

    PostOffice(List<Carrier> carriers, List<Postman> postmen, WhenRequesterIsToldThenRequestApproval approvals) {
        this.carriers = List.copyOf(carriers);
        this.postmen = List.copyOf(postmen);
        this.approvals = approvals;
    }

    void start() {
        Arrays.stream(Channel.values()).forEach(this::say);
        postmen.forEach(Postman::start);
        approvals.start();
    }

    /** There is news in the outbox. */
    void call() {
        postmen.forEach(Postman::call);
        approvals.call();
    }

    void stop() {
        postmen.forEach(Postman::end);
        approvals.end();
        long deadline = System.nanoTime() + ENDS_WITHIN.toNanos();
        postmen.forEach(postman -> postman.awaitEnd(left(deadline)));
        approvals.awaitEnd(left(deadline));
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private void say(Channel channel) {
        String how = switch (channel) {
            case EMAIL -> "SPRING_MAIL_HOST";
            case WHATSAPP -> "TICKETLEDGER_WHATSAPP_PHONE_NUMBER_ID and _TOKEN";
            case IN_APP -> "";
        };
        if (how.isEmpty()) return;
        carriers.stream().filter(carrier -> carrier.channel() == channel).findFirst().ifPresentOrElse(
                carrier -> LOG.info("{}: messages go to {}", channel, carrier.route()),
                () -> LOG.info("{}: not configured ({}), messages on it are noted as not sent", channel, how));
    }
}
