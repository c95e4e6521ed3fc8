package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this room says of the projections, exactly as on the wire. */
final class ProjectionsResponses {

    private static final String ISO_DURATION = "PT4M30S";

    private ProjectionsResponses() {}

    @Schema(description = "A projection: what one read model makes of the log")
    record ProjectionReport(
            String name,
            @Schema(description = "rebuilding: it serves and a copy is being made; stumbling: its last batch failed at this node and is tried again; stopped: nobody works on it",
                    allowableValues = {"running", "rebuilding", "stumbling", "stopped"}) String state,
            @Schema(description = "of the last event it has seen") long position,
            @Schema(description = "events it has not seen") long lagEvents,
            @Schema(type = "string", example = ISO_DURATION, description = "how old what it shows is") Duration lag,
            double lagSeconds,
            List<SegmentReport> segments,
            List<String> errors,
            List<String> tables,
            @Schema(description = "false if it holds what the log does not say") boolean rebuildable,
            @Schema(description = "the one under way, or the last") @Nullable RebuildReport rebuild,
            @Schema(description = "what served before the last exchange, if it is kept") @Nullable PreviousReport previous) {}

    record SegmentReport(
            int segment,
            long position,
            @Schema(description = "the process that works on it") @Nullable String owner,
            @Schema(description = "the one that answers") boolean here,
            @Schema(description = "when it last said that it does") @Nullable Instant claimed,
            @Schema(description = "what it failed at last, if that was here") @Nullable String error) {}

    record RebuildReport(
            String id,
            @Schema(allowableValues = {"rebuild", "rollback"}) String kind,
            @Schema(allowableValues = {"waiting", "building", "indexing", "comparing", "swapping", "cancelling", "done", "kept", "failed", "cancelled"}) String phase,
            @Schema(allowableValues = {"swap", "keep"}) String ifDifferent,
            String requestedBy,
            Instant requested,
            @Nullable Instant started,
            @Nullable Instant ended,
            @Schema(description = "where the copy began") long firstPosition,
            long position,
            @Schema(description = "where what serves stood when it was last looked at") long target,
            double percent,
            double eventsPerSecond,
            @Schema(type = "string", example = ISO_DURATION) @Nullable Duration timeLeft,
            @Nullable Long timeLeftSeconds,
            @Schema(description = "where both stood when they were compared") @Nullable Long comparedPosition,
            @Schema(description = "null until they have been") @Nullable Boolean equal,
            List<TableReport> tables,
            @Schema(description = "why it failed, or what it waits for") @Nullable String problem,
            @Schema(type = "string", example = "PT0.012S", description = "how long the projection stood still for the exchange") @Nullable Duration swap) {}

    record TableReport(
            String table,
            boolean equal,
            long servingRows,
            long copyRows,
            @Schema(description = "a sum over the hashes of the rows") String servingChecksum,
            String copyChecksum) {}

    record PreviousReport(
            @Schema(description = "where it was left") long position,
            Instant replaced,
            @Schema(description = "why it can no longer be brought back") @Nullable String unusable) {}
}
