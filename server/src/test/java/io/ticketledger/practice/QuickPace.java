package io.ticketledger.practice;

import io.ticketledger.server.live.Pace;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Heartbeats that a test can wait for. Outside the scanned packages: only tests that ask for it have it. */
public class QuickPace {

    public static final String SETTING = "spring.main.sources=io.ticketledger.practice.QuickPace";
    public static final int PER_PERSON = 20;

    @Bean
    @Primary
    Pace paceOfTests() {
        return new Pace(Duration.ofMillis(100), Duration.ofMillis(300), 1_000, PER_PERSON, 200);
    }
}
