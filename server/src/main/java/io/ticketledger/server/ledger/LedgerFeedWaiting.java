package io.ticketledger.server.ledger;

import io.ticketledger.server.ledger.LedgerFeedRequests.Wanted;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.live.Connection;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.LoggedLine;
import io.ticketledger.server.live.LogWait;
import io.ticketledger.server.live.LogWait.Waited;
import io.ticketledger.server.live.Pace;
import io.ticketledger.server.security.BadToken;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Tokens;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/** Polls that wait: counted, and ended when their time has come, like everything else that stays open. */
final class LedgerFeedWaiting {

    private final LiveFeed feed;
    private final LogWait log;
    private final Tokens tokens;

    LedgerFeedWaiting(LiveFeed feed, LogWait log, Tokens tokens) {
        this.feed = feed;
        this.log = log;
        this.tokens = tokens;
    }

    /** Returns at once. */
    void begin(Caller caller, Instant until, Wanted wanted, long after, LedgerFeedAnswers answers, DeferredResult<ResponseEntity<byte[]>> answer) {
        Connection<LoggedLine> connection = feed.connect(caller.id(), until);
        try {
            judgeAgain(caller);
            Pace.thread("ticketledger-poll").start(() -> await(connection, caller, wanted, after, answers, answer));
        } catch (RuntimeException | Error e) {
            feed.disconnect(connection);
            throw e;
        }
    }

    /** What happened to the caller between the door and his connection. @throws BadToken if he would not come in now */
    void judgeAgain(Caller caller) {
        if (!OnlyAuditors.mayEnter(tokens.again(caller))) throw Refused.forbidden("The ledger is for administrators, managers and auditors.");
    }

    private void await(Connection<LoggedLine> connection, Caller caller, Wanted wanted, long after, LedgerFeedAnswers answers,
            DeferredResult<ResponseEntity<byte[]>> answer) {
        try {
            Waited waited = log.atMost(wanted.timeout(), connection, after, wanted.lines(), wanted.limit());
            // Given back first: whoever has his answer may come again at once.
            feed.disconnect(connection);
            answer.setResult(answer(waited, caller, answers));
        } catch (InterruptedException | RuntimeException e) {
            answer.setErrorResult(e);
        } finally {
            feed.disconnect(connection);
        }
    }

    private ResponseEntity<byte[]> answer(Waited waited, Caller caller, LedgerFeedAnswers answers) {
        if (waited.ending() == null) return answers.of(waited.piece());
        return switch (waited.ending()) {
            case TOKEN_EXPIRED -> throw new BadToken(waited.ending().words());
            case TOO_MANY -> throw Refused.tooMany("So many requests of yours wait here that this one, the oldest, had to make room.");
            case JUDGED_ANEW -> {
                judgeAgain(caller);
                yield answers.of(waited.piece());
            }
            // Nothing came for as long as it was waited, and he may ask again, here or at another node.
            case GONE, TOO_SLOW, UNINTELLIGIBLE, STOPPING, BROKEN -> answers.of(waited.piece());
        };
    }
}
