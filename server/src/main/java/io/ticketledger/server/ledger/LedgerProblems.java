package io.ticketledger.server.ledger;

import io.ticketledger.command.Rejection;
import io.ticketledger.events.Role;
import io.ticketledger.eventstore.AppendOutcomeUnknown;
import io.ticketledger.eventstore.LogOutOfReach;
import io.ticketledger.eventstore.tree.BeyondTheTree;
import io.ticketledger.eventstore.tree.TreeBroken;
import io.ticketledger.eventstore.tree.TreeUnreachable;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.desk.NotWritten;
import io.ticketledger.server.ledger.LedgerResponses.Problem;
import io.ticketledger.server.live.NotNow;
import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

/** How this room says no: problem details of RFC 9457. The status says all there is to classify, so the type is always {@code about:blank}. */
@RestControllerAdvice(basePackageClasses = LedgerProblems.class)
class LedgerProblems {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerProblems.class);

    private static final String ABOUT_BLANK = "about:blank";
    private static final String TRY_AGAIN_AFTER = "5";
    private static final String BAD_TOKEN = "The access token is forged, has expired, or its account is shut out.";
    private static final String NOT_NOW = "The desk cannot answer just now. Try again in a moment.";

    /** What the room itself says no to, with the status that says why. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final HttpStatus status;

        private Refused(HttpStatus status, String sentence) {
            super(sentence, null, false, false);
            this.status = status;
        }

        static Refused notThere(String sentence) {
            return new Refused(HttpStatus.NOT_FOUND, sentence);
        }

        static Refused forbidden(String sentence) {
            return new Refused(HttpStatus.FORBIDDEN, sentence);
        }

        static Refused conflict(String sentence) {
            return new Refused(HttpStatus.CONFLICT, sentence);
        }

        /** Of one person; he is told when to come back. */
        static Refused tooMany(String sentence) {
            return new Refused(HttpStatus.TOO_MANY_REQUESTS, sentence);
        }

        /** For the moment; the client is told when to come back. */
        static Refused unavailable(String sentence) {
            return new Refused(HttpStatus.SERVICE_UNAVAILABLE, sentence);
        }
    }

    /** What only an administrator may do: auditors change nothing. */
    static void onlyAdministrators(Caller caller) {
        if (!caller.hasAny(Role.ADMIN)) throw Refused.forbidden("Only an administrator may do this.");
    }

    /** What is refused at the door, before a route is reached. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String detail = switch (reason) {
            case NO_TOKEN -> "This needs an access token.";
            case BAD_TOKEN -> BAD_TOKEN;
            case FORBIDDEN -> "The ledger is for administrators, managers and auditors.";
            case TOO_LARGE -> "The body is too large.";
            case MALFORMED -> "The request is not as it should be.";
            case NO_SUCH_PLACE -> "There is nothing at this address.";
            case WRONG_METHOD -> "This address does not take that method.";
            case NOT_ACCEPTABLE -> "There is nothing here in a form that the Accept header would take.";
            case WRONG_MEDIA_TYPE -> "This address does not take bodies of that kind.";
            case BROKEN -> "Something went wrong here; it is in the server's log.";
            case UNAVAILABLE -> NOT_NOW;
        };
        LedgerRoom.JSON.writeValue(response.getOutputStream(), body(HttpStatus.valueOf(reason.status()), detail));
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refused e) {
        boolean forNow = e.status == HttpStatus.SERVICE_UNAVAILABLE || e.status == HttpStatus.TOO_MANY_REQUESTS;
        return forNow ? later(e.status, e.getMessage()) : problem(e.status, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> rejected(Rejection e) {
        return problem(switch (e.type()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT, TAKEN -> HttpStatus.CONFLICT;
        }, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(InvalidRequest e) {
        return answer(HttpStatus.BAD_REQUEST).body(new Problem(ABOUT_BLANK, HttpStatus.BAD_REQUEST.getReasonPhrase(), HttpStatus.BAD_REQUEST.value(), e.getMessage(), e.fieldErrors()));
    }

    /** What could not be read or was not written. */
    @ExceptionHandler({DataAccessResourceFailureException.class, LogOutOfReach.class, TreeUnreachable.class, NotWritten.class})
    ResponseEntity<Problem> databaseAway(RuntimeException e) {
        LOG.warn("the database is away: {}", e.getMessage());
        return unavailable(NOT_NOW);
    }

    @ExceptionHandler
    ResponseEntity<Problem> beyond(BeyondTheTree e) {
        return problem(HttpStatus.NOT_FOUND, e.getMessage());
    }

    /** No Retry-After: it takes somebody who looks. */
    @ExceptionHandler
    ResponseEntity<Problem> broken(TreeBroken e) {
        LOG.error("nothing is proven: {}", e.getMessage());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "Nothing is signed or proven, because what is stored is not what was sealed. " + e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Problem> outcomeUnknown(AppendOutcomeUnknown e) {
        LOG.warn("the database went away in the middle of a write: {}", e.getMessage());
        return unavailable("The database went away in the middle of this. It may or may not have happened; look before you try again.");
    }

    /** It was good when the request came. */
    @ExceptionHandler
    ResponseEntity<Problem> badToken(BadToken e) {
        return problem(HttpStatus.UNAUTHORIZED, BAD_TOKEN);
    }

    @ExceptionHandler
    ResponseEntity<Problem> notNow(NotNow e) {
        return unavailable(e.getMessage());
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

    private static ResponseEntity<Problem> unavailable(String sentence) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, sentence);
    }

    private static ResponseEntity<Problem> later(HttpStatus status, String sentence) {
        return answer(status).header(HttpHeaders.RETRY_AFTER, TRY_AGAIN_AFTER).body(body(status, sentence));
    }

    private static ResponseEntity<Problem> problem(HttpStatus status, String detail) {
        return answer(status).body(body(status, detail));
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static Problem body(HttpStatus status, String detail) {
        return new Problem(ABOUT_BLANK, status.getReasonPhrase(), status.value(), detail, Map.of());
    }
}
