package io.ticketledger.server.notary;

import io.ticketledger.server.home.CannotStart;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of this node as they are now: files of the home are looked at again each second, so that a rotation beside a running server reaches it. */
final class LedgerKeys implements Supplier<KeyRing> {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeys.class);
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

    private final Supplier<KeyRing> source;
    private KeyRing ring;
    private long looked = System.nanoTime();

    LedgerKeys(Supplier<KeyRing> source) {
        this.source = source;
        ring = source.get();
    }

    @Override
    public synchronized KeyRing get() {
        long now = System.nanoTime();
        if (now - looked >= LOOK_AGAIN) {
            looked = now;
            look();
        }
        return ring;
    }

    private void look() {
        try {
            KeyRing found = source.get();
            if (found.verifiers().equals(ring.verifiers()) && found.signers().size() == ring.signers().size()) return;
            ring = found;
            LOG.info("other keys sign the checkpoints from now on: {}", ring);
        } catch (CannotStart e) {
            LOG.warn("the keys could not be looked at, those known so far go on signing: {}", e.getMessage());
        }
    }
}
