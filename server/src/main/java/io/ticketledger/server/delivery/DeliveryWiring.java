package io.ticketledger.server.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ticketledger.events.Channel;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.notifications.ConfiguredChannel;
import io.ticketledger.query.notifications.NotificationsProjection;
import io.ticketledger.query.notifications.Outbox;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.settings.DeliverySettings;
import io.ticketledger.server.settings.Settings;
import io.ticketledger.server.wiring.Phase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Which channels lead somewhere is the same for a command beside the server, because it may note what is told; delivering is the server's alone. */
@Configuration(proxyBeanMethods = false)
class DeliveryWiring {

    /** An attempt is broken off well before its lease ends. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Configuration(proxyBeanMethods = false)
    @Conditional(MailIsConfigured.class)
    static class Mail {

        @Bean
        MailCarrier mailCarrier(JavaMailSenderImpl server, Settings settings, Environment environment) {
            String port = environment.getProperty("spring.mail.port", "");
            return new MailCarrier(server, settings.mail().sender(), environment.getRequiredProperty(MailIsConfigured.HOST) + (port.isBlank() ? "" : ":" + port));
        }

        @Bean
        ConfiguredChannel emailIsConfigured() {
            return new ConfiguredChannel(Channel.EMAIL);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(WhatsAppIsConfigured.class)
    static class WhatsApp {

        @Bean
        WhatsAppCarrier whatsAppCarrier(Settings settings, Clock clock) {
            return new WhatsAppCarrier(settings.whatsapp(), clock);
        }

        @Bean
        ConfiguredChannel whatsAppIsConfigured() {
            return new ConfiguredChannel(Channel.WHATSAPP);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Delivering {

        @Bean
        PostOffice postOffice(ObjectProvider<Carrier> configured, Outbox outbox, Directory directory, Progress progress, Desk desk, Settings settings, Environment environment,
                Clock clock, MeterRegistry meters) {
            List<Carrier> carriers = configured.orderedStream().toList();
            DeliverySettings pace = settings.delivery();
            Retries retries = new Retries(pace.firstRetry(), pace.attempts());
            // A wait that was chosen short is meant to be short.
            Duration pause = pace.firstRetry().compareTo(PAUSE) < 0 ? pace.firstRetry() : PAUSE;
            List<Postman> postmen = new ArrayList<>();
            Attempt attempt = new Attempt(directory, progress, link(settings, environment), LONGEST_ATTEMPT);
            for (Carrier carrier : carriers) {
                postmen.add(new Postman(carrier, outbox, attempt, retries, clock, meters, LEASE, pause));
                Gauge.builder("ticketledger.deliveries.oldest", () -> waiting(outbox, carrier.channel(), clock))
                    .tag("channel", carrier.channel().name()).baseUnit("seconds").description("Age of the oldest message that waits to be delivered").register(meters);
            }
            return new PostOffice(carriers, postmen, new WhenRequesterIsToldThenRequestApproval(outbox, desk, clock, pause));
        }

        /** Still there when the last requests are answered, and gone before the projections are. */
        @Bean
        SmartLifecycle delivering(PostOffice office, Progress progress) {
            progress.whenReached(NotificationsProjection.NAME, office::call);
            return new Phase(Phase.DELIVERY, office::start, office::stop);
        }
    }

    private static double waiting(Outbox outbox, Channel channel, Clock clock) {
        return outbox.oldestPending(channel).map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0).orElse(0.0);
    }

    /** Without a setting a ticket is looked at where it is served; the port is known when the server listens. */
    private static LongFunction<String> link(Settings settings, Environment environment) {
        String given = settings.link();
        if (given != null) return number -> given.replace(Settings.NUMBER, Long.toString(number));
        return number -> "http://localhost:%s/api/tickets/%d/".formatted(environment.getProperty("local.server.port", environment.getProperty("server.port", "8000")), number);
    }
}
