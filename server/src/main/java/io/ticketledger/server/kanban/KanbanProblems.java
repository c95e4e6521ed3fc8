package io.ticketledger.server.kanban;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ticketledger.command.Rejection;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Refusal;
import io.ticketledger.server.corridor.RoomProblems;
import io.ticketledger.server.kanban.KanbanProblems.Problem;
import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.Reason;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How this dialect says no: sentences by field for what was sent wrongly, {@code detail} for all else. */
@RestControllerAdvice(basePackageClasses = KanbanProblems.class)
class KanbanProblems extends RoomProblems<Problem> {

    static final String NO_FIELD = "non_field_errors";
    static final String NOT_FOUND = "Not found.";
    static final String NOT_ALLOWED = "You do not have permission to perform this action.";

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
    static final class Refused extends Refusal {

        private static final long serialVersionUID = 1;

        private Refused(HttpStatus status, String sentence) {
            super(status, sentence);
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
        KanbanRoom.JSON.writeValue(response.getOutputStream(), reason == Reason.BAD_TOKEN ? BadTokenProblem.USUAL : new Problem(words(reason, request)));
    }

    @Override
    protected Problem shaped(String sentence) {
        return new Problem(sentence);
    }

    @Override
    protected String sentence(Reason reason, HttpServletRequest request) {
        return words(reason, request);
    }

    private static String words(Reason reason, HttpServletRequest request) {
        return reason == Reason.WRONG_METHOD ? "Method \"" + method(request) + "\" not allowed." : usual(reason);
    }

    /** An error page is always asked for with GET; what the client wrote stands beside it. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked ? asked : request.getMethod();
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
    ResponseEntity<BadTokenProblem> badToken(BadToken e) {
        return json(HttpStatus.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"api\", error=\"invalid_token\"").body(BadTokenProblem.USUAL);
    }
}
