package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import io.ticketledger.server.ledger.HistoryResponses.Change;
import io.ticketledger.server.ledger.HistoryResponses.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this room says of the past of one ticket, exactly as on the wire. */
final class TimeTravelResponses {

    private TimeTravelResponses() {}

    @Schema(description = "A ticket's whole state after one of its events, told by the fold that decisions are made on")
    record TicketThen(
            String id,
            long number,
            @Schema(description = "the event it rests on, and all before it") Moment after,
            @Schema(description = "what came next; null if nothing has yet") @Nullable Moment next,
            @Schema(description = "SHA-256 of the state's canonical text, in hex: equal if and only if the state is") String stateSha256,
            String status,
            Person requester,
            List<Person> agents,
            @Nullable String team,
            String title,
            String description,
            String priority,
            @Nullable String impact,
            @Nullable String urgency,
            String category,
            @Nullable String subcategory,
            @Nullable String channel,
            String project,
            @Nullable Reference reference,
            int responseMinutes,
            Instant responseDue,
            @Nullable Instant resolutionDue,
            @Nullable Instant estimate,
            @Nullable Instant firstResponse,
            Instant opened,
            @Schema(description = "when it was opened, or opened again last") Instant begun,
            @Nullable Instant acknowledged,
            @Nullable Instant started,
            @Schema(description = "of the resolution that stood then") @Nullable Instant resolved,
            @Schema(description = "when it was over, whichever way") @Nullable Instant closed,
            int reopens,
            @Nullable String statusReason,
            @Nullable String holdReason,
            @Nullable String resolution,
            @Nullable String resolutionCode,
            List<ClockThen> clocks,
            List<CommentThen> comments,
            List<AttachmentThen> attachments,
            @Schema(description = "the project it was filed under; null for the desk's own") @Nullable String projectId,
            @Schema(description = "the column its card was put into; null if it lies where its status puts it") @Nullable String column,
            @Nullable String rank,
            @Schema(allowableValues = {"task", "bug", "story", "epic"}) @Nullable String type,
            @Schema(description = "the day work is planned to begin") @Nullable LocalDate startDate,
            @Schema(description = "the day it is planned to be done; no promise") @Nullable LocalDate dueDate,
            List<String> tags,
            @Schema(description = "who wants to hear of it") List<Person> followers,
            boolean archived,
            boolean deleted) {}

    @Schema(description = "An event, and where it stands")
    record Moment(
            @Schema(description = "in the log") long position,
            @Schema(description = "in the ticket: 0, 1, 2 …") long version,
            String name,
            Instant occurred,
            Instant recorded,
            @Schema(description = "who did it; null for the desk itself") @Nullable Person actor) {}

    record Reference(String system, String key) {}

    @Schema(description = "The last cycle of a clock, as its events tell it: what passes of time alone is not in it")
    record ClockThen(
            @Schema(allowableValues = {"response", "resolution"}) String clock,
            int cycle,
            @Schema(allowableValues = {"priority", "by-hand", "carried-over"}) String rule,
            @Schema(allowableValues = {"running", "paused", "met", "breached", "cancelled"}) String state,
            @Schema(type = "string", example = "PT4H30M", description = "working time; null for a due time set by hand") @Nullable Duration target,
            @Schema(description = "by which its time is counted, as far as its events say; null is round the clock") @Nullable String calendar,
            Instant started,
            @Schema(description = "when it was set, went on or stood still last") Instant since,
            @Schema(type = "string", example = "PT4H30M", description = "working time that was left then") @Nullable Duration remaining,
            @Schema(description = "while it stands still, when it would have been over") Instant due,
            @Nullable Instant ended) {}

    record CommentThen(String id, long number, String text, @Schema(allowableValues = {"public", "internal"}) String visibility, @Nullable Person author, Instant at,
                       @Schema(description = "when it was worded anew last") @Nullable Instant edited) {}

    record AttachmentThen(
            String id, long number, @Nullable String name, @Nullable String mediaType, long size, String sha256, @Nullable Person author, Instant at) {}

    @Schema(description = "What is different between two states of a ticket, and by which events it became so")
    record TicketDiff(
            String id,
            long number,
            @Schema(description = "the event the first state rests on") Moment from,
            @Schema(description = "the event the second state rests on") Moment to,
            List<Change> fields,
            List<CommentThen> commentsAdded,
            List<AttachmentThen> attachmentsAdded,
            @Schema(description = "as they were worded in the second state") List<CommentThen> commentsEdited,
            @Schema(description = "as they were in the first state") List<CommentThen> commentsDeleted,
            List<AttachmentThen> attachmentsRemoved,
            @Schema(description = "after the first up to the second, in the order of the log") List<Moment> events) {}
}
