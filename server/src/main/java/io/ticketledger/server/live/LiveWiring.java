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
    Reading reading(LogEventStore log, Progress progress, TicketList tickets, Directory directory) {
        return new Reading(log, progress, tickets, directory);
    }

    @Bean
    NotificationFeed notificationFeed(Notifications notifications, Progress progress) {
        return new NotificationFeed(notifications, progress);
    }

    @Bean(destroyMethod = "close")
    LiveFeed liveFeed(Reading reading, PostgresEventStorageEngine log, Progress progress, NotificationFeed notifications, Pace pace) {
        return new LiveFeed(reading, log, progress, notifications, pace);
    }

    @Bean
    TicketStream ticketStream(LiveFeed feed, Reading reading, Pace pace, Clock clock) {
        return new TicketStream(feed, reading, pace, clock);
    }

    @Bean
    NotificationSocket notificationSocket(LiveFeed feed, Tokens tokens, Pace pace, Clock clock) {
        return new NotificationSocket(feed, tokens, pace, clock);
    }

    /** Ended before the web server stops, which would wait for whoever listens. */
    @Bean
    SmartLifecycle listening(LiveFeed feed) {
        return new Phase(Phase.LISTENING, () -> {}, feed::close);
    }

    @Bean
    MeterBinder connectionMetrics(LiveFeed feed) {
        return registry -> Gauge.builder("ticketledger.live.connections", feed, LiveFeed::connected)
                .description("Ticket streams and notification sockets open on this node").register(registry);
    }
}
