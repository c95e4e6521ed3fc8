package io.ticketledger.server.corridor;

import io.ticketledger.eventstore.AppendOutcomeUnknown;
import io.ticketledger.server.desk.NotWritten;
import io.ticketledger.server.live.NotNow;
import io.ticketledger.server.security.Reason;
import io.ticketledger.server.security.TooManyLogins;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * How the house's refusals reach the clients of a dialect. Why, with which status and in which sentence is the same in each; what a sentence looks like on
 * the wire is the room's, as is all that its contract says about fields and tokens.
 *
 * @param <P> a refusal on the wire
 */
public abstract class RoomProblems<P> {

    private static final String LATER = "The desk cannot answer just now. Try again in a moment.";
    private static final String TRY_AGAIN_AFTER_SECONDS = "5";

    private final Logger log = LoggerFactory.getLogger(getClass());

    protected abstract P shaped(String sentence);

    /** For a contract that has a word of its own for one of these. */
    protected String sentence(Reason reason, HttpServletRequest request) {
        return usual(reason);
    }

    /** What clients of this family of APIs are used to read. */
    protected static String usual(Reason reason) {
        return switch (reason) {
            case NO_TOKEN -> "Authentication credentials were not provided.";
            case BAD_TOKEN -> "Given token not valid for any token type";
            case FORBIDDEN -> "You do not have permission to perform this action.";
            case TOO_LARGE -> "Request body is too large.";
            case MALFORMED -> "The request is not valid.";
            case NO_SUCH_PLACE -> "Not found.";
            case WRONG_METHOD -> "Method not allowed.";
            case NOT_ACCEPTABLE -> "Could not satisfy the request Accept header.";
            case WRONG_MEDIA_TYPE -> "Unsupported media type in request.";
            case BROKEN -> "Internal server error.";
            case UNAVAILABLE -> LATER;
        };
    }

    @ExceptionHandler
    ResponseEntity<P> refused(Refusal e) {
        return json(e.status()).body(shaped(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<P> noSuchPage(NoSuchPage e) {
        return json(HttpStatus.NOT_FOUND).body(shaped(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<P> tooManyLogins(TooManyLogins e) {
        return json(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, String.valueOf(TooManyLogins.RETRY_AFTER_SECONDS)).body(shaped(e.getMessage()));
    }

    /** What could not be read or was not written. */
    @ExceptionHandler({DataAccessResourceFailureException.class, NotWritten.class})
    ResponseEntity<P> databaseAway(RuntimeException e) {
        log.warn("the database is away: {}", e.getMessage());
        return unavailable(LATER);
    }

    @ExceptionHandler
    ResponseEntity<P> outcomeUnknown(AppendOutcomeUnknown e) {
        log.warn("the database went away in the middle of a write: {}", e.getMessage());
        return unavailable("The database went away in the middle of this. It may or may not have happened; look before you try again.");
    }

    @ExceptionHandler
    ResponseEntity<P> notNow(NotNow e) {
        return unavailable(e.getMessage());
    }

    /** Whatever Spring refuses at a route's threshold (method, media type, size …) or Tomcat in a form, in the room's shape; and a failure of ours, without its insides. */
    @ExceptionHandler
    ResponseEntity<P> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return json(refusal.getStatusCode()).headers(refusal.getHeaders())
                    .body(shaped(sentence(Reason.of(refusal.getStatusCode().value()), request)));
        }
        if (e instanceof InvalidParameterException) return problem(HttpStatus.BAD_REQUEST, sentence(Reason.MALFORMED, request));
        log.error("a request of this dialect failed", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, sentence(Reason.BROKEN, request));
    }

    protected final ResponseEntity<P> problem(HttpStatus status, String sentence) {
        return json(status).body(shaped(sentence));
    }

    /** JSON, whatever the Accept header says: a refusal that cannot be written would be a fault. */
    protected static ResponseEntity.BodyBuilder json(HttpStatusCode status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    private ResponseEntity<P> unavailable(String sentence) {
        return json(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_AFTER_SECONDS).body(shaped(sentence));
    }
}
