package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How things stood, as on the wire. All {@code since} are by the clock that was asked for. */
final class AsOfResponses {

    private static final String COMPLETE_TO = "null if everything is in it that was in the log when this was asked for; else the last position of the log that is";

    private AsOfResponses() {}

    @Schema(description = "What was in the list then, by number")
    record TicketsThen(
            Instant asOf,
            @Schema(allowableValues = {"occurred", "recorded"}) String clock,
            @Schema(description = COMPLETE_TO) @Nullable Long completeTo,
            @Schema(description = "on all pages") long total,
            List<TicketThen> items,
            @Schema(description = "give it back as cursor for what follows, which is of the same time; null at the end") @Nullable String nextCursor) {}

    record TicketThen(
            String id,
            long number,
            String title,
            String status,
            String priority,
            List<PersonThen> agents,
            @Nullable String team,
            PersonThen requester,
            @Schema(description = "when it occurred that it was opened") Instant opened,
            @Schema(description = "since when nothing of status, priority, agents and team had changed") Instant since,
            Instant statusSince,
            @Schema(description = "since when it was with these agents and this team; null if it never was with anybody") @Nullable Instant assignedSince,
            @Schema(description = "of the ticket then: /ledger/tickets/{id}/?version= shows all of it") long version) {}

    @Schema(description = "under the name he has now")
    record PersonThen(String id, @Nullable String username, @Nullable String name) {}

    @Schema(description = "The desk in numbers, as it was then. Open is what was neither closed nor rejected nor withdrawn; a resolved ticket still is")
    record DashboardThen(
            Instant asOf,
            @Schema(allowableValues = {"occurred", "recorded"}) String clock,
            @Schema(description = COMPLETE_TO) @Nullable Long completeTo,
            @Schema(description = "opened by then") long tickets,
            long open,
            long closed,
            @Schema(description = "of all tickets") Map<String, Long> byStatus,
            Map<String, Long> openByPriority,
            @Schema(description = "the team with most first") List<TeamThen> openByTeam,
            long openWithoutTeam,
            @Schema(description = "the agent with most first; a ticket that several had counts for each of them") List<AgentThen> openByAgent,
            long openWithoutAgent,
            @Nullable OldestThen oldestOpen,
            @Schema(description = "in the 24 hours until then") DayThen lastDay) {}

    record TeamThen(String team, long tickets) {}

    record AgentThen(PersonThen agent, long tickets) {}

    record OldestThen(String id, long number, @Schema(description = "when it occurred that it was opened") Instant opened) {}

    record DayThen(
            long opened,
            @Schema(description = "moves into a final status; a ticket that was reopened and closed again counts twice") long closed) {}
}
