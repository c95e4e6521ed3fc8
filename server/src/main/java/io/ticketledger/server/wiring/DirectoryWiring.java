package io.ticketledger.server.wiring;

import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.directory.DirectoryProjection;
import io.ticketledger.query.directory.RememberedAccounts;
import io.ticketledger.query.projecting.Progress;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who there is, remembered as long as this node hears what the log tells of them. */
@Configuration(proxyBeanMethods = false)
class DirectoryWiring {

    /** The end of the log is looked at once a second if nothing happens, and at once if something does. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    @Bean
    Directory directory(DataSource dataSource, LogEventStore log, Progress progress) {
        RememberedAccounts remembered = new RememberedAccounts(new EndOfTheLog(log, progress));
        log.witness(remembered::saw);
        return new Directory(dataSource, remembered);
    }

    private record EndOfTheLog(LogEventStore log, Progress progress) implements RememberedAccounts.Following {

        @Override
        public boolean isUpToDate() {
            return log.isFollowedSince(A_MOMENT);
        }

        @Override
        public long told() {
            return log.shown();
        }

        @Override
        public long reached() {
            return progress.position(DirectoryProjection.NAME);
        }
    }
}
