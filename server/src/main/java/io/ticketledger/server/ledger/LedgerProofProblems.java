package io.ticketledger.server.ledger;

import io.ticketledger.eventstore.tree.BeyondTheTree;
import io.ticketledger.eventstore.tree.TreeBroken;
import io.ticketledger.eventstore.tree.TreeUnreachable;
import io.ticketledger.server.ledger.LedgerResponses.Problem;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How whatever is proven by the tree is refused. Asked before {@link LedgerProblems}, which takes everything. */
@RestControllerAdvice(basePackageClasses = LedgerProofProblems.class)
@Order(0)
class LedgerProofProblems {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerProofProblems.class);

    @ExceptionHandler
    ResponseEntity<Problem> beyond(BeyondTheTree e) {
        return problem(HttpStatus.NOT_FOUND).body(body(HttpStatus.NOT_FOUND, e.getMessage()));
    }

    /** No Retry-After: it takes somebody who looks. */
    @ExceptionHandler
    ResponseEntity<Problem> broken(TreeBroken e) {
        LOG.error("nothing is proven: {}", e.getMessage());
        return problem(HttpStatus.SERVICE_UNAVAILABLE)
                .body(body(HttpStatus.SERVICE_UNAVAILABLE, "Nothing is signed or proven, because what is stored is not what was sealed. " + e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> away(TreeUnreachable e) {
        LOG.warn("the database is away: {}", e.getMessage());
        return problem(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5")
                .body(body(HttpStatus.SERVICE_UNAVAILABLE, "The desk cannot answer just now. Try again in a moment."));
    }

    private static ResponseEntity.BodyBuilder problem(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static Problem body(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail, Map.of());
    }
}
