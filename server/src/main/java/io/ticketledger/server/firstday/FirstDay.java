package io.ticketledger.server.firstday;

import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.security.Passwords;
import io.ticketledger.server.settings.Settings;
import io.ticketledger.server.wiring.Phase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs after the projections have started and before the port is open: whoever gets an answer from a server can log in to it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FirstDay {

    private static final Logger LOG = LoggerFactory.getLogger(FirstDay.class);
    private static final Duration READABLE_WITHIN = Duration.ofSeconds(30);

    @Bean
    FirstAdministrator firstAdministrator(Directory directory, Desk desk, Numbers numbers, Passwords passwords, Settings settings) {
        return new FirstAdministrator(directory, desk, numbers, passwords, settings.admin());
    }

    @Bean
    DeskProject deskProject(JdbcClient sql, Desk desk, Numbers numbers) {
        return new DeskProject(sql, desk, numbers);
    }

    @Bean
    DemoWorld demoWorld(JdbcClient sql, Desk desk, Numbers numbers, Passwords passwords, Contents contents, Clock clock) {
        return new DemoWorld(sql, desk, numbers, passwords, contents, clock);
    }

    @Bean
    SmartLifecycle beforeTheDoorsOpen(FirstAdministrator administrator, DeskProject project, DemoWorld world, Settings settings, PostgresEventStorageEngine log,
            Progress progress) {
        return new Phase(Phase.FIRST_DAY, () -> {
            if (progress.await(List.of(DirectoryProjection.NAME), log.head(), READABLE_WITHIN)) administrator.makeUnlessThereIsOne().ifPresent(FirstDay::tell);
            else LOG.warn("The directory is behind the log, so nobody looked whether there is an administrator; the next start will");
            project.makeUnlessItIsThere();
            if (settings.demo()) tell(world.make());
            // What another node has just made, too. A directory that is being rebuilt keeps nobody waiting for longer than this.
            if (!progress.awaitAll(log.head(), READABLE_WITHIN)) LOG.warn("The read models are behind the log; some logins may fail until they have caught up");
        }, () -> {});
    }

    /** The one secret that is ever printed, to the terminal and not into the log, because nobody else can say it. */
    private static void tell(FirstAdministrator.Made made) {
        made.generatedPassword().ifPresentOrElse(
                password -> System.out.printf("%n  The first administrator is %s, the password %s%n  It is shown this once.%n%n", made.username(), password),
                () -> LOG.info("The first administrator is {}, with the password that was given", made.username()));
    }

    private static void tell(int steps) {
        if (steps > 0) LOG.info("The demo world is made: {} steps", steps);
        System.out.printf("%n  Demo world: log in as erin (admin), carol (coordinator), bob, sara (agents), martin (manager), nora (auditor), alice, tom, lena (requesters);%n"
                + "  the password of each is %s%n%n", DemoWorld.PASSWORD);
    }
}
