package io.ticketledger.server.kanban;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ticketledger.command.Rejection;
import io.ticketledger.eventstore.AppendOutcomeUnknown;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.NoSuchPage;
import io.ticketledger.server.desk.NotWritten;
import io.ticketledger.server.live.NotNow;
import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.Reason;
import io.ticketledger.server.security.TooManyLogins;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
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

/** How this dialect says no: sentences by field for what was sent wrongly, {@code detail} for all else. */
@RestControllerAdvice(basePackageClasses = KanbanProblems.class)
class KanbanProblems {

    static final String NO_FIELD = "non_field_errors";
    static final String NOT_FOUND = "Not found.";
    static final String NOT_ALLOWED = "You do not have permission to perform this action.";

    private static final String LATER = "The desk cannot answer just now. Try again in a moment.";
    private static final Logger LOG = LoggerFactory.getLogger(KanbanProblems.class);

    record Problem(String detail) {}

    /** Sentences by field. */
    record Faults(@JsonValue Map<String, List<String>> byField) {

        static Faults of(String field, String sentence) {
            return new Faults(Map.of(field, List.of(sentence)));
        }
    }

    /** A token that opens nothing. */
    record BadTokenProblem(String detail, String code, List<TokenMessage> messages) {

        static final BadTokenProblem USUAL = new BadTokenProblem("Given token not valid for any token type", "token_not_valid",
                List.of(new TokenMessage("AccessToken", "access", "Token is invalid or expired")));
    }

    record TokenMessage(String tokenClass, String tokenType, String message) {}

    /** A refusal of this dialect's own, where its contract is stricter than the desk. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final HttpStatus status;

        private Refused(HttpStatus status, String sentence) {
            super(sentence, null, false, false);
            this.status = status;
        }

        static Refused forbidden() {
            return new Refused(HttpStatus.FORBIDDEN, NOT_ALLOWED);
        }

        static Refused notFound() {
            return new Refused(HttpStatus.NOT_FOUND, NOT_FOUND);
        }

        static Refused conflict(String sentence) {
            return new Refused(HttpStatus.CONFLICT, sentence);
        }

        static Refused tooLarge(String sentence) {
            return new Refused(HttpStatus.CONTENT_TOO_LARGE, sentence);
        }
    }

    /** One bad field, found when all others had been judged. */
    static InvalidRequest invalid(String field, String sentence) {
        return new InvalidRequest(sentence, Map.of(field, List.of(sentence)));
    }

    /** What is refused at the door, before a route is reached. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        Object body = switch (reason) {
            case NO_TOKEN -> new Problem("Authentication credentials were not provided.");
            case BAD_TOKEN -> BadTokenProblem.USUAL;
            case FORBIDDEN -> new Problem(NOT_ALLOWED);
            case TOO_LARGE -> new Problem("Request body is too large.");
            case MALFORMED -> new Problem("The request is not valid.");
            case NO_SUCH_PLACE -> new Problem(NOT_FOUND);
            case WRONG_METHOD -> new Problem("Method \"" + method(request) + "\" not allowed.");
            case NOT_ACCEPTABLE -> new Problem("Could not satisfy the request Accept header.");
            case WRONG_MEDIA_TYPE -> new Problem("Unsupported media type in request.");
            case BROKEN -> new Problem("Internal server error.");
            case UNAVAILABLE -> new Problem(LATER);
        };
        KanbanRoom.JSON.writeValue(response.getOutputStream(), body);
    }

    /** An error page is always asked for with GET; what the client wrote stands beside it. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked ? asked : request.getMethod();
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused e) {
        return problem(e.status, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<?> rejected(Rejection e) {
        return switch (e.type()) {
            case INVALID, TAKEN -> json(HttpStatus.BAD_REQUEST).body(Faults.of(field(e), e.getMessage()));
            case CONFLICT -> problem(HttpStatus.CONFLICT, e.getMessage());
            case FORBIDDEN -> problem(HttpStatus.FORBIDDEN, NOT_ALLOWED);
            case NOT_FOUND -> problem(HttpStatus.NOT_FOUND, NOT_FOUND);
        };
    }

    /** The field that a rule of the desk is about, so that a form can show the sentence in place. */
    static String field(Rejection e) {
        return switch (e.code()) {
            case "a-username-is-unique", "a-username-is-given" -> "username";
            case "an-email-is-unique" -> "email";
            case "a-password-is-text" -> "password";
            case "a-project-key-is-unique", "a-key-is-short" -> "key";
            case "a-name-is-given", "a-tag-name-is-unique" -> "name";
            case "a-color-is-a-color" -> "color";
            case "an-order-counts", "only-columns-of-the-project", "one-place-one-column" -> "order";
            case "a-contact-is-added-once" -> "contact_id";
            case "a-title-is-given" -> "name";
            case "the-due-day-is-not-before-the-start" -> "due_date";
            case "an-agent-is-assigned-once" -> "assignee_ids";
            case "a-comment-is-given" -> "content";
            default -> NO_FIELD;
        };
    }

    @ExceptionHandler
    ResponseEntity<Faults> invalid(InvalidRequest e) {
        return json(HttpStatus.BAD_REQUEST).body(e.fieldErrors().isEmpty() ? Faults.of(NO_FIELD, e.getMessage()) : new Faults(e.fieldErrors()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> noSuchPage(NoSuchPage e) {
        return problem(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<BadTokenProblem> badToken(BadToken e) {
        return json(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\", error=\"invalid_token\"").body(BadTokenProblem.USUAL);
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooManyLogins(TooManyLogins e) {
        return json(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, String.valueOf(TooManyLogins.RETRY_AFTER_SECONDS)).body(new Problem(e.getMessage()));
    }

    /** What could not be read or was not written. */
    @ExceptionHandler({DataAccessResourceFailureException.class, NotWritten.class})
    ResponseEntity<Problem> databaseAway(RuntimeException e) {
        LOG.warn("the database is away: {}", e.getMessage());
        return unavailable(LATER);
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

    /** Whatever Spring refuses in a route (media type, size …), or Tomcat in a form, in this dialect's shape; and a failure of ours, without its insides. */
    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return ResponseEntity.status(refusal.getStatusCode()).headers(refusal.getHeaders()).contentType(MediaType.APPLICATION_JSON)
                    .body(new Problem(sentence(refusal, request)));
        }
        if (e instanceof InvalidParameterException) return problem(HttpStatus.BAD_REQUEST, "The request is not valid.");
        LOG.error("a request of the kanban dialect failed", e);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "Internal server error.");
    }

    private static String sentence(ErrorResponse refusal, HttpServletRequest request) {
        return switch (HttpStatus.valueOf(refusal.getStatusCode().value())) {
            case NOT_FOUND -> NOT_FOUND;
            case METHOD_NOT_ALLOWED -> "Method \"" + method(request) + "\" not allowed.";
            case UNSUPPORTED_MEDIA_TYPE -> "Unsupported media type in request.";
            case NOT_ACCEPTABLE -> "Could not satisfy the request Accept header.";
            case CONTENT_TOO_LARGE -> "Request body is too large.";
            default -> "The request is not valid.";
        };
    }

    private static ResponseEntity<Problem> unavailable(String sentence) {
        return json(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5").body(new Problem(sentence));
    }

    private static ResponseEntity<Problem> problem(HttpStatus status, String sentence) {
        return json(status).body(new Problem(sentence));
    }

    private static ResponseEntity.BodyBuilder json(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }
}
