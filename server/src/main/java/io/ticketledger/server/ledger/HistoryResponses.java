package io.ticketledger.server.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How this room tells events, exactly as on the wire. */
final class HistoryResponses {

    private HistoryResponses() {}

    @Schema(description = "Events of all tickets, accounts, projects, companies and contacts, found by an index that follows the log")
    record EventsPage(
            List<EventItem> items,
            @Schema(description = "the cursor of the next page; null at the end") @Nullable String nextCursor,
            @Schema(description = "the position up to which the index had read the log; what is behind it is not among the items") long completeTo) {}

    @Schema(description = "An event as the log has it, who did it, and what it changed")
    record EventItem(
            @Schema(description = "1, 2, 3 … over the whole log") long position,
            Subject subject,
            @Schema(description = "0, 1, 2 … within its ticket, account, project, company or contact") long version,
            String eventId,
            String name,
            int revision,
            @Schema(description = "when it happened") Instant occurred,
            @Schema(description = "when the log learned of it") Instant recorded,
            @Schema(description = "who did it; null for the desk itself") @Nullable Person actor,
            @Schema(description = "the room the request came through; desk for the desk's own doing") @Nullable String dialect,
            @Nullable String requestId,
            @Nullable String address,
            @Schema(description = "the id of the event it was an answer to") @Nullable String causation,
            @Schema(type = "object", description = "where imported history was taken from") @JsonRawValue @Nullable String provenance,
            @Schema(type = "object", description = "as stored") @JsonRawValue String payload,
            @Schema(description = "what is different after it, told by the fold that decisions are made on") List<Change> changes) {}

    record Subject(@Schema(allowableValues = {"ticket", "account", "project", "company", "contact"}) String kind, String id, @Nullable Long number) {}

    record Person(
            String id,
            @Nullable Long number,
            @Schema(description = "as it was when it happened, or at the time that was asked for") @Nullable String nameThen,
            @Schema(description = "also of somebody who was deleted; null if the desk knows nobody of this id") @Nullable String nameNow,
            @Nullable String usernameNow) {}

    @Schema(description = "Values are the log's words: text, numbers, lists of text; null is nothing. A comment or a file is an object: one that was added has no old value, one that is gone no new one")
    record Change(String field, @Schema(types = {"string", "number", "array", "object", "null"}) @Nullable Object old,
                  @Schema(types = {"string", "number", "array", "object", "null"}) @JsonProperty("new") @Nullable Object now) {}
}
