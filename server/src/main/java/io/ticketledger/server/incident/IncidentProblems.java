package io.ticketledger.server.incident;

import io.ticketledger.command.Rejection;
import io.ticketledger.eventstore.AppendOutcomeUnknown;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.NoSuchPage;
import io.ticketledger.server.desk.NotWritten;
import io.ticketledger.server.incident.IncidentResponses.Problem;
import io.ticketledger.server.incident.IncidentResponses.Unauthenticated;
import io.ticketledger.server.live.NotNow;
import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.Reason;
import io.ticketledger.server.security.TooManyLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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

/** How this dialect says no: {@code error} with a sentence, {@code field_errors} beside it where fields are to blame, {@code detail} for 401. */
@RestControllerAdvice(basePackageClasses = IncidentProblems.class)
class IncidentProblems {

    static final String NO_CREDENTIALS = "Authentication credentials were not provided.";
    static final String BAD_CREDENTIALS = "No active account found with the given credentials";
    static final String BAD_TOKEN = "Given token not valid for any token type";

    private static final Logger LOG = LoggerFactory.getLogger(IncidentProblems.class);

    /** A refusal of this dialect's own, where its contract is stricter than the desk. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final HttpStatus status;

        private Refused(HttpStatus status, String sentence) {
            super(sentence, null, false, false);
            this.status = status;
        }

        static Refused forbidden(String sentence) {
            return new Refused(HttpStatus.FORBIDDEN, sentence);
        }

        static Refused tooLarge(String sentence) {
            return new Refused(HttpStatus.CONTENT_TOO_LARGE, sentence);
        }

        static Refused notFound(String sentence) {
            return new Refused(HttpStatus.NOT_FOUND, sentence);
        }
    }

    static Problem problem(String sentence) {
        return new Problem(sentence, Map.of());
    }

    /** What is refused at the door, before a route is reached. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        Object body = switch (reason) {
            case NO_TOKEN -> new Unauthenticated(NO_CREDENTIALS);
            case BAD_TOKEN -> new Unauthenticated(BAD_TOKEN);
            case FORBIDDEN -> problem("You do not have permission to perform this action.");
            case TOO_LARGE -> problem("Request body is too large.");
            case MALFORMED -> problem("The request is not valid.");
            case NO_SUCH_PLACE -> problem("Not found.");
            case WRONG_METHOD -> problem("Method not allowed.");
            case NOT_ACCEPTABLE -> problem("Could not satisfy the request Accept header.");
            case WRONG_MEDIA_TYPE -> problem("Unsupported media type in request.");
            case BROKEN -> problem("Internal server error.");
            case UNAVAILABLE -> problem("The desk cannot answer just now. Try again in a moment.");
        };
        IncidentRoom.JSON.writeValue(response.getOutputStream(), body);
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused e) {
        return ResponseEntity.status(e.status).body(problem(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> rejected(Rejection e) {
        HttpStatus status = switch (e.type()) {
            case INVALID, CONFLICT, TAKEN -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
        return ResponseEntity.status(status).body(new Problem(e.getMessage(), fieldsOf(e)));
    }

    /** A name that is taken is also the fault of a field, so that a form can show it in place. */
    private static Map<String, List<String>> fieldsOf(Rejection e) {
        return switch (e.code()) {
            case "a-username-is-unique", "a-username-is-given" -> Map.of("username", List.of(e.getMessage()));
            case "an-email-is-unique" -> Map.of("email", List.of(e.getMessage()));
            default -> Map.of();
        };
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidRequest e) {
        return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_JSON).body(new Problem(e.getMessage(), e.fieldErrors()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> noSuchPage(NoSuchPage e) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(problem(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Unauthenticated> badToken(BadToken e) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).contentType(MediaType.APPLICATION_JSON).body(new Unauthenticated("Token is invalid or expired"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooManyLogins(TooManyLogins e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, String.valueOf(TooManyLogins.RETRY_AFTER_SECONDS))
                .body(problem(e.getMessage()));
    }

    /** What could not be read or was not written. */
    @ExceptionHandler({DataAccessResourceFailureException.class, NotWritten.class})
    ResponseEntity<Problem> databaseAway(RuntimeException e) {
        LOG.warn("the database is away: {}", e.getMessage());
        return unavailable("The desk cannot answer just now. Try again in a moment.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> outcomeUnknown(AppendOutcomeUnknown e) {
        LOG.warn("the database went away in the middle of a write: {}", e.getMessage());
        return unavailable("The database went away in the middle of this. It may or may not have happened; look before you try again.");
    }

    @ExceptionHandler
    ResponseEntity<Problem> notNow(NotNow e) {
        return unavailable(e.getMessage());
    }

    private static ResponseEntity<Problem> unavailable(String sentence) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5").contentType(MediaType.APPLICATION_JSON).body(problem(sentence));
    }

    /** Whatever Spring refuses before a route is reached (method, media type, size …), in this dialect's shape; and a failure of ours, without its insides. */
    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        if (e instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            HttpHeaders headers = refusal.getHeaders();
            return ResponseEntity.status(refusal.getStatusCode()).headers(headers).body(problem(sentence(refusal)));
        }
        LOG.error("a request of the incident dialect failed", e);
        return ResponseEntity.internalServerError().contentType(MediaType.APPLICATION_JSON).body(problem("Internal server error."));
    }

    private static String sentence(ErrorResponse refusal) {
        return switch (HttpStatus.valueOf(refusal.getStatusCode().value())) {
            case NOT_FOUND -> "Not found.";
            case METHOD_NOT_ALLOWED -> "Method not allowed.";
            case UNSUPPORTED_MEDIA_TYPE -> "Unsupported media type in request.";
            case NOT_ACCEPTABLE -> "Could not satisfy the request Accept header.";
            case CONTENT_TOO_LARGE -> "Request body is too large.";
            default -> "The request is not valid.";
        };
    }
}
