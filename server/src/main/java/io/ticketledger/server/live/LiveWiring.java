package io.ticketledger.server.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.notifications.Notifications;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.ticketlist.TicketList;
import io.ticketledger.server.security.Tokens;
import io.ticketledger.server.settings.Settings;
import io.ticketledger.server.wiring.Phase;
import java.time.Clock;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feed and what opens with the doors and closes before them. */
@Configuration(proxyBeanMethods = false)
class LiveWiring {

    @Bean
    Pace pace() {
        return Pace.USUAL;
    }

    @Bean
    Reading reading(LogEventStore log, PostgresEventStorageEngine engine, Progress progress, TicketList tickets, Directory directory) {
        return new Reading(log, engine, progress, tickets, directory);
    }

    @Bean
    NotificationFeed notificationFeed(Notifications notifications, Progress progress) {
        return new NotificationFeed(notifications, progress);
    }

    @Bean(destroyMethod = "close")
    LiveFeed liveFeed(Reading reading, PostgresEventStorageEngine log, Progress progress, NotificationFeed notifications, Pace pace) {
        return new LiveFeed(reading, log, progress, notifications, pace, "ticketledger-live");
    }

    @Bean
    TicketStream ticketStream(LiveFeed feed, Reading reading, Pace pace, Clock clock) {
        return new TicketStream(feed, reading, pace, clock);
    }

    @Bean
    LogReading logReading(PostgresEventStorageEngine log) {
        return new LogReading(log);
    }

    @Bean(destroyMethod = "close")
    LogFollower logFollower(LogEventStore events, PostgresEventStorageEngine log) {
        return new LogFollower(events, log, "ticketledger-feed");
    }

    @Bean
    LogWait logWait(LogFollower follower, LogReading reading, Clock clock) {
        return new LogWait(follower, reading, clock);
    }

    @Bean
    LineStream lineStream(LogFollower follower, LogReading reading, Pace pace, Clock clock) {
        return new LineStream(follower, reading, pace, clock);
    }

    @Bean
    Sockets sockets(LiveFeed feed, Tokens tokens, Pace pace, Clock clock, Settings settings) {
        return new Sockets(feed, tokens, pace, clock, settings.corsOrigins());
    }

    /** Ended before the web server stops, which would wait for whoever listens. */
    @Bean
    SmartLifecycle listening(LiveFeed feed) {
        return new Phase(Phase.LISTENING, () -> {}, feed::close);
    }

    @Bean
    MeterBinder connectionMetrics(LiveFeed feed) {
        return registry -> Gauge.builder("ticketledger.live.connections", feed, LiveFeed::connected)
                .description("Streams, notification sockets and waiting polls open on this node").register(registry);
    }
}
