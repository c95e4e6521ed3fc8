package io.ticketledger.server.incident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.ticketledger.events.Visibility;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.server.corridor.InvalidRequest;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.incident.IncidentLiveResponses.LiveEvent;
import io.ticketledger.server.live.Connection;
import io.ticketledger.server.live.EventStream;
import io.ticketledger.server.live.Happening;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.OpenAnswer;
import io.ticketledger.server.live.TicketStream;
import io.ticketledger.server.security.Admission;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happens to the tickets the caller may see, as it happens. An id is a position of the log, so the last one seen says exactly what was seen. */
@RestController
@RequestMapping("/api/tickets")
class IncidentStreamApi {

    private final LiveFeed feed;
    private final TicketStream stream;
    private final Tokens tokens;

    IncidentStreamApi(LiveFeed feed, TicketStream stream, Tokens tokens) {
        this.feed = feed;
        this.stream = stream;
        this.tokens = tokens;
    }

    @GetMapping("/stream")
    @Operation(summary = "Server-Sent Events: one for each event of a ticket in sight", description = """
            Each has the position in the log as its id and the log's word for what happened as its name; the data is JSON. Goes on after Last-Event-ID \
            (or last_event_id, for those who cannot set a header), however long ago that was; without, it begins with what happens next. A page's \
            EventSource may give its access token as ?token=.""")
    @Parameter(name = "token", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "OK",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(implementation = LiveEvent.class)))
    void stream(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "last_event_id", required = false) @Nullable String parameter, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long after = after(header == null ? parameter : header, feed.head());
        if (request.getMethod().equals("HEAD")) {
            OpenAnswer.headers(response);
            return;
        }
        Connection<Happening> connection = feed.connect(caller.id(), Admission.until(request));
        try {
            Predicate<Happening> visible = visibleTo(tokens.again(caller));
            OpenAnswer.begin(request, response, connection, feed,
                    answer -> stream.run(connection, after, visible, happening -> happening.in(IncidentRoom.DIALECT, IncidentStreamApi::words), new EventStream(answer)));
        } catch (IOException | RuntimeException e) {
            feed.disconnect(connection);
            throw e;
        }
    }

    /** @throws InvalidRequest if it is no position, or one that is not there yet */
    private static long after(@Nullable String given, long head) {
        if (given == null || given.isBlank()) return head;
        long after = Text.number(given.strip()).orElseThrow(() -> wrong("A last event id is a number."));
        if (after > head) throw wrong("There is no such event yet.");
        return after;
    }

    private static InvalidRequest wrong(String sentence) {
        return new InvalidRequest("last_event_id: " + sentence, Map.of("last_event_id", List.of(sentence)));
    }

    /** What is written among staff stays among staff. */
    private static Predicate<Happening> visibleTo(Caller caller) {
        Scope scope = IncidentSight.scope(caller);
        boolean staff = caller.actor().isStaff();
        return happening -> scope.covers(happening.ticket())
                && (staff || !(happening.event() instanceof CommentAdded comment) || comment.visibility() == Visibility.PUBLIC);
    }

    private static String words(Happening happening) {
        return IncidentRoom.JSON.writeValueAsString(IncidentLiveTranslation.live(happening));
    }
}
