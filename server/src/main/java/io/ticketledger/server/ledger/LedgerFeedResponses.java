package io.ticketledger.server.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;

/** The feed's events, exactly as on the wire. Names of attributes are small letters and nothing else, because CloudEvents allows no more. */
final class LedgerFeedResponses {

    private LedgerFeedResponses() {}

    @Schema(description = "A line of the log as a CloudEvent 1.0. All that the line's leaf in the audit tree is made of is in it")
    record CloudEvent(
            @Schema(allowableValues = "1.0") String specversion,
            @Schema(description = "the event's UUID") String id,
            @Schema(allowableValues = LedgerFeedTranslation.SOURCE) String source,
            @Schema(example = "io.ticketledger.ticket-opened.v1", description = "the log's name of the event and the revision it was written in") String type,
            @Schema(description = "the UUID of the ticket or account that it happened to") String subject,
            @Schema(description = "when it happened, microseconds") String time,
            @Schema(allowableValues = "application/json") String datacontenttype,
            @Schema(description = "in the log: 1, 2, 3 … without gaps; text, because a number here is of 32 bits") String position,
            @Schema(description = "the position with leading zeros, so that it sorts as text") String sequence,
            @Schema(description = "when the log learned of it, microseconds") String recorded,
            @Schema(description = "what the subject is") String streamtype,
            @Schema(description = "of the subject: 0, 1, 2 … without gaps") long streamversion,
            Data data) {}

    record Data(
            String name,
            int revision,
            @Schema(type = "object", description = "as it is stored, in that revision") @JsonRawValue String payload,
            @Schema(type = "object", description = "who did it, through what, from where, and what it was an answer to, as it is stored") @JsonRawValue String metadata) {}
}
