package io.ticketledger.server.corridor;

import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A dialect's own no, where its contract is stricter than the desk. Each room has its kind of it, with the sentences of its contract. */
public abstract class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    protected Refusal(HttpStatus status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    final HttpStatus status() {
        return status;
    }
}
