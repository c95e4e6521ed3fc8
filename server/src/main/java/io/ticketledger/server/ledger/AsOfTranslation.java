package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.timeline.Counts;
import io.ticketledger.query.timeline.Standing;
import io.ticketledger.server.ledger.AsOfResponses.AgentThen;
import io.ticketledger.server.ledger.AsOfResponses.DashboardThen;
import io.ticketledger.server.ledger.AsOfResponses.DayThen;
import io.ticketledger.server.ledger.AsOfResponses.OldestThen;
import io.ticketledger.server.ledger.AsOfResponses.PersonThen;
import io.ticketledger.server.ledger.AsOfResponses.TeamThen;
import io.ticketledger.server.ledger.AsOfResponses.TicketThen;
import io.ticketledger.server.ledger.LedgerAsOfApi.Moment;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From how things stood to the wire. Pure. */
final class AsOfTranslation {

    private static final String NO_TEAM = "";

    private AsOfTranslation() {}

    static TicketThen ticket(Standing then, long version, Map<AccountId, Account> people) {
        return new TicketThen(then.ticket().toString(), then.number(), then.title(), word(then.status()), word(then.priority()),
                then.agents().stream().map(agent -> person(agent, people)).toList(), then.team(), person(then.requester(), people), then.opened(), then.since(),
                then.statusSince(), then.assignedSince(), version);
    }

    static DashboardThen dashboard(Counts then, Moment moment, @Nullable Long completeTo, Map<AccountId, Account> people) {
        List<TeamThen> teams = then.byTeam().entrySet().stream().filter(team -> !team.getKey().equals(NO_TEAM)).map(team -> new TeamThen(team.getKey(), team.getValue()))
                .sorted(Comparator.comparingLong(TeamThen::tickets).reversed().thenComparing(TeamThen::team)).toList();
        List<AgentThen> agents = then.byAgent().entrySet().stream().map(agent -> new AgentThen(person(agent.getKey(), people), agent.getValue()))
                .sorted(Comparator.comparingLong(AgentThen::tickets).reversed().thenComparing(agent -> agent.agent().id())).toList();
        return new DashboardThen(moment.at(), moment.clock().word(), completeTo, then.tickets(), then.open(), then.over(), words(then.byStatus()), words(then.byPriority()),
                teams, then.byTeam().getOrDefault(NO_TEAM, 0L), agents, then.unassigned(),
                then.oldest() == null ? null : new OldestThen(then.oldest().ticket().toString(), then.oldest().number(), then.oldest().opened()),
                new DayThen(then.opened(), then.closed()));
    }

    private static <E extends Enum<E>> Map<String, Long> words(Map<E, Long> counts) {
        Map<String, Long> words = new LinkedHashMap<>();
        counts.forEach((constant, n) -> words.put(word(constant), n));
        return words;
    }

    /** Whom the directory has not heard of yet is shown without a name. */
    private static PersonThen person(AccountId id, Map<AccountId, Account> people) {
        Account account = people.get(id);
        return account == null ? new PersonThen(id.toString(), null, null) : new PersonThen(id.toString(), account.username(), account.fullName());
    }
}
