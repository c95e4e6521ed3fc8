package io.ticketledger.server.firstday;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.account.AccountCommand.ChangeAccount;
import io.ticketledger.command.account.AccountCommand.OpenAccount;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Trace;
import io.ticketledger.server.desk.AlreadyDone;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.security.Passwords;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small world to look at, made by its own people through the desk. Every step has a key the log gives out once, and every id follows from a name; so
 * a start that was cut off goes on where it stopped, and two nodes that start at once make one world together.
 */
public final class DemoWorld {

    /** Everybody's. Documented, so a desk that anybody else can reach must not run with TICKETLEDGER_DEMO. */
    public static final String PASSWORD = "demo-Passw0rd";

    private static final Logger LOG = LoggerFactory.getLogger(DemoWorld.class);

    private final JdbcClient sql;
    private final Desk desk;
    private final Numbers numbers;
    private final Passwords passwords;
    private final Contents contents;
    private final Clock clock;

    public DemoWorld(JdbcClient sql, Desk desk, Numbers numbers, Passwords passwords, Contents contents, Clock clock) {
        this.sql = sql;
        this.desk = desk;
        this.numbers = numbers;
        this.passwords = passwords;
        this.contents = contents;
        this.clock = clock;
    }

    /** Makes what is missing. @return how many steps it took here; 0 if the world was there */
    public int make() {
        Instant now = clock.instant();
        int steps = 0;
        try {
            for (DemoPerson person : DemoPerson.values()) {
                if (once("demo-person-" + person.username(), Actor.SYSTEM, now, () -> open(person))) steps++;
                if (person.isQuiet() && once("demo-channels-" + person.username(), Actor.SYSTEM, now, () -> tellNothing(person))) steps++;
            }
            for (DemoTicket ticket : DemoStories.all()) steps += play(ticket, now);
            for (DemoBoard.Step step : DemoBoard.steps()) {
                if (once("demo-board-" + step.key(), actor(step.who()), now.minus(step.ago()), () -> step.command().apply(numbers::next))) steps++;
            }
        } catch (Rejection e) {
            LOG.warn("The demo world stays unfinished: {}", e.getMessage());
        }
        return steps;
    }

    private int play(DemoTicket ticket, Instant now) {
        int made = 0;
        List<DemoTicket.Step> steps = ticket.steps;
        for (int i = 0; i < steps.size(); i++) {
            DemoTicket.Step step = steps.get(i);
            Instant at = now.minus(step.ago());
            if (once("demo-ticket-" + ticket.key + "-" + i, actor(step.who()), at, () -> step.command().apply(new AtADesk(at)))) made++;
        }
        return made;
    }

    /** False if it was done before, by this node or another. */
    private boolean once(String key, Actor who, Instant at, Supplier<Object> command) {
        if (isDone(key)) return false;
        try {
            return desk.tell(command.get(), new Occasion(who, "desk", null, null, at, key, null)) != Outcome.NOTHING;
        } catch (AlreadyDone | AggregateStreamCreationException e) {
            return false;
        } catch (Rejection e) {
            // Whoever was quicker may also have gone on already, and then this step makes no sense any more.
            if (isDone(key)) return false;
            throw e;
        }
    }

    private boolean isDone(String key) {
        return sql.sql("SELECT EXISTS (SELECT FROM claim WHERE kind = ? AND key = ?)").params(Trace.IDEMPOTENCY_KEY, key).query(Boolean.class).single();
    }

    private OpenAccount open(DemoPerson person) {
        return new OpenAccount(person.id(), numbers.next(Numbers.Kind.ACCOUNT), person.username(), person.username() + "@demo.example", person.first, person.last,
                Set.of(person.role), null, null, person.department, passwords.store(PASSWORD));
    }

    private static ChangeAccount tellNothing(DemoPerson person) {
        return new ChangeAccount(person.id(), null, null, null, null, null, null, null, null, List.of(), null);
    }

    private static Actor actor(DemoPerson who) {
        ProjectRole role = DemoBoard.ROLES.get(who);
        return new Actor(who.id(), who.first + " " + who.last, Set.of(who.role)).in(role == null ? Map.of() : Map.of(DemoBoard.WEBSITE, role));
    }

    private final class AtADesk implements DemoTicket.Desktop {

        private final Instant now;

        private AtADesk(Instant now) {
            this.now = now;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long number(Kind kind) {
            return numbers.next(switch (kind) {
                case TICKET -> Numbers.Kind.TICKET;
                case COMMENT -> Numbers.Kind.COMMENT;
                case ATTACHMENT -> Numbers.Kind.ATTACHMENT;
            });
        }

        @Override
        public void keep(AttachmentId id, byte[] content) {
            try {
                contents.store(id, content);
            } catch (DuplicateKeyException e) {
                LOG.debug("The attachment {} is kept already", id);
            }
        }
    }
}
