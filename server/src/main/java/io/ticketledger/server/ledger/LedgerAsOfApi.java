package io.ticketledger.server.ledger;

import static io.ticketledger.server.ledger.LedgerVocabulary.word;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.LogClock;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.timeline.Counts;
import io.ticketledger.query.timeline.FindStanding;
import io.ticketledger.query.timeline.Standing;
import io.ticketledger.query.timeline.StandingPage;
import io.ticketledger.query.timeline.Timeline;
import io.ticketledger.query.timeline.TimelineProjection;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.ledger.AsOfResponses.DashboardThen;
import io.ticketledger.server.ledger.AsOfResponses.TicketsThen;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All tickets as they stood at a time, one by one and in numbers. */
@RestController
@RequestMapping("/ledger")
class LedgerAsOfApi {

    private static final Duration CATCHING_UP = Duration.ofSeconds(1);
    private static final int LONGEST_TEAM = 1_000;

    /** A time, and by which clock. */
    record Moment(Instant at, LogClock clock) {}

    private final Timeline timeline;
    private final Progress progress;
    private final PostgresEventStorageEngine log;
    private final Directory directory;
    private final LedgerPeople people;
    private final Clock clock;

    LedgerAsOfApi(Timeline timeline, Progress progress, PostgresEventStorageEngine log, Directory directory, LedgerPeople people, Clock clock) {
        this.timeline = timeline;
        this.progress = progress;
        this.log = log;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
    }

    /** What was open then, unless other statuses are named. All pages that follow each other are of one time, also if that was "now". */
    @GetMapping("/tickets")
    TicketsThen tickets(HttpServletRequest request) {
        FindStanding wanted = wanted(Query.of(request));
        long needed = needed(wanted.at(), wanted.clock());
        StandingPage page = timeline.page(wanted);
        Map<String, Long> versions = log.lines().versionsAt(page.items().stream().collect(Collectors.toMap(then -> then.ticket().toString(), Standing::version)),
                wanted.at(), wanted.clock() == LogClock.OCCURRED, page.position());
        Map<AccountId, Account> named = directory.people(page.items().stream().flatMap(then -> Stream.concat(Stream.of(then.requester()), then.agents().stream()))
                .collect(Collectors.toUnmodifiableSet()));
        return new TicketsThen(wanted.at(), wanted.clock().word(), completeTo(page.position(), needed), page.total(),
                page.items().stream().map(then -> AsOfTranslation.ticket(then, versions.getOrDefault(then.ticket().toString(), then.version()), named)).toList(),
                page.more() ? new AsOfCursor(page.items().getLast().number(), wanted.at()).toString() : null);
    }

    @GetMapping("/dashboard")
    DashboardThen dashboard(HttpServletRequest request) {
        Query query = Query.of(request);
        Moment moment = moment(query, null);
        query.verdict();
        long needed = needed(moment.at, moment.clock);
        Counts counts = timeline.counts(moment.at, moment.clock);
        return AsOfTranslation.dashboard(counts, moment, completeTo(counts.position(), needed), directory.people(counts.byAgent().keySet()));
    }

    private FindStanding wanted(Query query) {
        AsOfCursor cursor = query.word("cursor", AsOfCursor::read);
        Moment moment = moment(query, cursor);
        Set<TicketStatus> statuses = query.words("status", LedgerAsOfApi::statuses);
        Set<Priority> priorities = query.words("priority", priority -> meant(Priority.class, priority));
        String team = query.text("team", LONGEST_TEAM);
        AccountId agent = query.word("agent", name -> people.named(name).map(Account::id));
        int limit = query.limit(LedgerPage.USUAL, LedgerPage.LARGEST);
        query.verdict();
        return new FindStanding(moment.at, moment.clock, statuses.isEmpty() ? FindStanding.OPEN : statuses, priorities, team == null ? Set.of() : Set.of(team),
                agent == null ? Set.of() : Set.of(agent), cursor == null ? 0 : cursor.after(), limit);
    }

    private Moment moment(Query query, @Nullable AsOfCursor cursor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant asked = query.instant("as_of");
        LogClock by = WantedEvents.clock(query);
        Instant at = asked == null ? cursor == null ? now : cursor.at() : asked.truncatedTo(ChronoUnit.MICROS);
        if (at.isAfter(now)) query.refuse("as_of", "That is still to come; here it is " + now + ".");
        if (cursor != null && !cursor.at().equals(at)) query.refuse("cursor", "This cursor is of another time, " + cursor.at() + ".");
        return new Moment(at, by);
    }

    /** How far the log must have been read for the answer to be complete. By the time of recording that is only as far as the time asked for. */
    private long needed(Instant at, LogClock by) {
        long needed = by == LogClock.RECORDED ? log.lines().positionBefore(at.plus(1, ChronoUnit.MICROS)) : log.head();
        progress.await(List.of(TimelineProjection.NAME), needed, CATCHING_UP);
        return needed;
    }

    private static @Nullable Long completeTo(long position, long needed) {
        return position >= needed ? null : position;
    }

    private static Set<TicketStatus> statuses(String name) {
        return name.equals("all") ? EnumSet.allOf(TicketStatus.class) : meant(TicketStatus.class, name);
    }

    private static <E extends Enum<E>> Set<E> meant(Class<E> type, String name) {
        return EnumSet.allOf(type).stream().filter(constant -> word(constant).equals(name)).collect(Collectors.toUnmodifiableSet());
    }
}
