package io.ticketledger.server.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this room says, exactly as on the wire: names in snake_case, times in UTC, durations as ISO 8601 has them and, cut to whole seconds, as numbers. */
final class LedgerResponses {

    private static final String ISO_DURATION = "PT4H30M";

    private LedgerResponses() {}

    /** RFC 9457. */
    record Problem(
            String type, String title, int status, String detail,
            @Schema(description = "what is wrong with each parameter or field, if that is the trouble") @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> errors) {}

    @Schema(description = "Somebody who reads everything and changes nothing")
    record Auditor(String id, long number, String username, String name, boolean active) {}

    @Schema(description = "Somebody looked at something; what he was shown is not kept, only what he asked for")
    record Look(long id, Instant at, Reader reader, String method, String path, @Nullable String query, String requestId, @Nullable String address) {}

    @Schema(description = "as he was then")
    record Reader(String id, String username, List<String> roles) {}

    @Schema(description = "How a ticket's promises went, in the order in which they were made")
    record SlaReport(String ticket, long number, Instant now, List<SlaCycle> clocks) {}

    record SlaCycle(
            @Schema(allowableValues = {"response", "resolution"}) String clock,
            int cycle,
            @Schema(description = "by which rule it runs for as long as it does", allowableValues = {"priority", "by-hand", "carried-over"}) String rule,
            @Schema(description = "whose target it is; null unless the rule is priority") @Nullable String priority,
            @Schema(description = "by which its time is counted; null is round the clock") @Nullable String calendar,
            @Schema(allowableValues = {"running", "paused", "met", "breached", "cancelled"}) String state,
            Instant started,
            Instant due,
            @Schema(description = "when it was met or cancelled, and the due time if it was breached") @Nullable Instant ended,
            @Schema(type = "string", example = ISO_DURATION, description = "null for a due time set by hand") @Nullable Duration target,
            @Nullable Long targetSeconds,
            @Schema(type = "string", example = ISO_DURATION, description = "working time") Duration elapsed,
            long elapsedSeconds,
            @Schema(type = "string", example = ISO_DURATION, description = "working time") Duration remaining,
            long remainingSeconds,
            List<SlaStep> steps) {}

    record SlaStep(
            @Schema(description = "of the event in the log") long position,
            @Schema(description = "its stored name") String event,
            Instant at,
            @Schema(allowableValues = {"started", "retargeted", "paused", "resumed", "met", "breached", "cancelled"}) String what,
            @Schema(type = "string", example = ISO_DURATION) Duration elapsed,
            long elapsedSeconds,
            @Schema(type = "string", example = ISO_DURATION) Duration remaining,
            long remainingSeconds,
            Instant due) {}
}
