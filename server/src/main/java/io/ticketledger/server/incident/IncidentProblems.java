package io.ticketledger.server.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ticketledger.command.Rejection;
import io.ticketledger.events.Role;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Refusal;
import io.ticketledger.server.corridor.RoomProblems;
import io.ticketledger.server.incident.IncidentProblems.Problem;
import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** How this dialect says no: {@code error} with a sentence, {@code field_errors} beside it where fields are to blame, {@code detail} for 401. */
@RestControllerAdvice(basePackageClasses = IncidentProblems.class)
class IncidentProblems extends RoomProblems<Problem> {

    static final String BAD_CREDENTIALS = "No active account found with the given credentials";

    record Problem(String error, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> fieldErrors) {}

    record Unauthenticated(String detail) {}

    /** A refusal of this dialect's own, where its contract is stricter than the desk. */
    static final class Refused extends Refusal {

        private static final long serialVersionUID = 1;

        private Refused(HttpStatus status, String sentence) {
            super(status, sentence);
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

    /** The gate of a route. @throws Refused with the sentence, if the caller is none of these */
    static void only(Caller caller, String otherwise, Role... roles) {
        if (!caller.hasAny(roles)) throw Refused.forbidden(otherwise);
    }

    /** What is refused at the door, before a route is reached. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        boolean unknown = reason == Reason.NO_TOKEN || reason == Reason.BAD_TOKEN;
        IncidentRoom.JSON.writeValue(response.getOutputStream(), unknown ? new Unauthenticated(usual(reason)) : new Problem(usual(reason), Map.of()));
    }

    @Override
    protected Problem shaped(String sentence) {
        return new Problem(sentence, Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Problem> rejected(Rejection e) {
        HttpStatus status = switch (e.type()) {
            case INVALID, CONFLICT, TAKEN -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
        return json(status).body(new Problem(e.getMessage(), fieldsOf(e)));
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
        return json(HttpStatus.BAD_REQUEST).body(new Problem(e.getMessage(), e.fieldErrors()));
    }

    @ExceptionHandler
    ResponseEntity<Unauthenticated> badToken(BadToken e) {
        return json(HttpStatus.UNAUTHORIZED).body(new Unauthenticated("Token is invalid or expired"));
    }
}
