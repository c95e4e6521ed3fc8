package io.ticketledger.server.ledger;

import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.ledger.LedgerResponses.Problem;
import io.ticketledger.server.security.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How this room says no: problem details of RFC 9457. The status says all there is to classify, so the type is always {@code about:blank}. */
@RestControllerAdvice(basePackageClasses = LedgerProblems.class)
class LedgerProblems {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerProblems.class);

    /** What was asked for is not in the log. */
    static final class NotThere extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotThere(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** What is refused at the door, before a route is reached. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String detail = switch (reason) {
            case NO_TOKEN -> "This needs an access token.";
            case BAD_TOKEN -> "The access token is forged, has expired, or its account is shut out.";
            case FORBIDDEN -> "The ledger is for administrators and managers.";
            case TOO_LARGE -> "The body is too large.";
            case MALFORMED -> "The request is not as it should be.";
            case NO_SUCH_PLACE -> "There is nothing at this address.";
            case WRONG_METHOD -> "This address does not take that method.";
            case NOT_ACCEPTABLE -> "There is nothing here in a form that the Accept header would take.";
            case WRONG_MEDIA_TYPE -> "This address does not take bodies of that kind.";
            case BROKEN -> "Something went wrong here; it is in the server's log.";
            case UNAVAILABLE -> "The desk cannot answer just now. Try again in a moment.";
        };
        LedgerRoom.JSON.writeValue(response.getOutputStream(), body(HttpStatus.valueOf(reason.status()), detail));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notThere(NotThere e) {
        return problem(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidRequest e) {
        return problem(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> databaseAway(DataAccessResourceFailureException e) {
        LOG.warn("the database is away: {}", e.getMessage());
        return answer(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5")
                .body(body(HttpStatus.SERVICE_UNAVAILABLE, "The desk cannot answer just now. Try again in a moment."));
    }

    /** Whatever Spring refuses at a route's threshold (method, Accept …), in this room's shape; and a failure of ours, without its insides. */
    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        if (e instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
            return answer(status).headers(refusal.getHeaders()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body(status, "The request is not as it should be."));
        }
        LOG.error("a request of the ledger failed", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it is in the server's log.");
    }

    private static ResponseEntity<Problem> problem(HttpStatus status, String detail) {
        return answer(status).body(body(status, detail));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static Problem body(HttpStatus status, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), detail);
    }
}
