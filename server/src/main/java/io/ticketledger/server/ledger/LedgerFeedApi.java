package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.ticketledger.server.ledger.LedgerFeedRequests.Wanted;
import io.ticketledger.server.ledger.LedgerFeedResponses.CloudEvent;
import io.ticketledger.server.ledger.LedgerProblems.Refused;
import io.ticketledger.server.live.Connection;
import io.ticketledger.server.live.EventStream;
import io.ticketledger.server.live.LineStream;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.LoggedLine;
import io.ticketledger.server.live.LogReading.Piece;
import io.ticketledger.server.live.LogWait;
import io.ticketledger.server.live.OpenAnswer;
import io.ticketledger.server.security.Admission;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** The log as a feed, by the piece or as it comes. Each event is in it as soon as it is in the log, at every node, in the log's order and without gaps. */
@RestController
@RequestMapping("/ledger/feed")
class LedgerFeedApi {

    static final String BATCH = "application/cloudevents-batch+json";

    /** Should a thread that waits never say anything, the web server does. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final LedgerFeedRequests requests;
    private final LedgerFeedWaiting waiting;
    private final LiveFeed feed;
    private final LogWait log;
    private final LineStream stream;

    LedgerFeedApi(LedgerFeedRequests requests, LedgerFeedWaiting waiting, LiveFeed feed, LogWait log, LineStream stream) {
        this.requests = requests;
        this.waiting = waiting;
        this.feed = feed;
        this.log = log;
        this.stream = stream;
    }

    @GetMapping(produces = {BATCH, MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_EVENT_STREAM_VALUE})
    @Operation(summary = "Every event of the log as a CloudEvent, from a position on", description = """
            As http-feeds has it: the events after a position, at most limit of them (100, at the most 1000). If there is none, the answer waits for one, for at \
            most timeout (milliseconds, or 30s; not at all if it is not given, 60 s at the most), and is empty if none came. How far the log was looked through \
            is in Ledger-Position, and Link has the address to go on with, also if filters let nothing through or ended a long search early. With Accept: \
            text/event-stream it is a stream of Server-Sent Events that goes on after Last-Event-ID (or after); a page's EventSource may give its access \
            token as ?token=.""")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "a position, an event's id, or latest; 0 if it is not given", schema = @Schema(type = "string"))
    @Parameter(name = "lastEventId", in = ParameterIn.QUERY, description = "the same by the name that http-feeds has for it; it counts more", schema = @Schema(type = "string"))
    @Parameter(name = "last_event_id", in = ParameterIn.QUERY, description = "the same for those who cannot set a header; it counts more", schema = @Schema(type = "string"))
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, description = "the same as a browser sends it; it counts most", schema = @Schema(type = "string"))
    @Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer", defaultValue = "100", maximum = "1000"))
    @Parameter(name = "timeout", in = ParameterIn.QUERY, schema = @Schema(type = "string", example = "30000"))
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "types, or the log's names for events; with commas between or several times", schema = @Schema(type = "string"))
    @Parameter(name = "ticket", in = ParameterIn.QUERY, description = "UUIDs or numbers of tickets; with commas between or several times", schema = @Schema(type = "string"))
    @Parameter(name = "subject", in = ParameterIn.QUERY, description = "UUIDs of tickets or accounts, beside those of ticket", schema = @Schema(type = "string"))
    @Parameter(name = "token", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "OK", content = {
            @Content(mediaType = BATCH, array = @ArraySchema(schema = @Schema(implementation = CloudEvent.class))),
            @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(implementation = CloudEvent.class))})
    @Nullable Object feed(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        Wanted wanted = requests.judge(request);
        if (isForStream(request)) {
            stream(caller, wanted, request, response);
            return null;
        }
        return poll(caller, wanted, request);
    }

    /** The answer, or one that is to come. */
    private Object poll(Caller caller, Wanted wanted, HttpServletRequest request) {
        LedgerFeedAnswers answers = LedgerFeedAnswers.to(request);
        Piece piece = log.now(wanted.after(), wanted.lines(), wanted.limit());
        boolean worthWaiting = piece.lines().isEmpty() && piece.atEnd() && !wanted.timeout().isZero() && !request.getMethod().equals("HEAD");
        if (!worthWaiting) return answers.of(piece);
        DeferredResult<ResponseEntity<byte[]>> answer = new DeferredResult<>(wanted.timeout().plus(GRACE).toMillis());
        answer.onTimeout(() -> answer.setErrorResult(Refused.unavailable("The desk cannot answer just now. Try again in a moment.")));
        waiting.begin(caller, Admission.until(request), wanted, piece.reached(), answers, answer);
        return answer;
    }

    private void stream(Caller caller, Wanted wanted, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("HEAD")) {
            OpenAnswer.headers(response);
            return;
        }
        Connection<LoggedLine> connection = feed.connect(caller.id(), Admission.until(request));
        try {
            waiting.judgeAgain(caller);
            OpenAnswer.begin(request, response, connection, feed, answer -> stream.run(connection, wanted.after(), wanted.lines(),
                    line -> LedgerFeedTranslation.type(line.line()), line -> line.in(LedgerFeedTranslation::words), new EventStream(answer)));
        } catch (IOException | RuntimeException e) {
            feed.disconnect(connection);
            throw e;
        }
    }

    /** Whoever takes anything gets the batch; a stream is for who asks for one before that. */
    private static boolean isForStream(HttpServletRequest request) {
        List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType type : accepted) {
            boolean batch = type.includes(MediaType.APPLICATION_JSON) || type.includes(MediaType.valueOf(BATCH));
            if (batch || type.includes(MediaType.TEXT_EVENT_STREAM)) return !batch;
        }
        return false;
    }
}
