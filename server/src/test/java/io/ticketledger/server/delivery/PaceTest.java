package io.ticketledger.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Retries retries = new Retries(Duration.ofSeconds(5), 10);
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Line line = new Line(retries, () -> now);

    @Test
    void each_wait_is_twice_as_long_up_to_an_hour() {
        assertThat(retries.after(1, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(retries.after(2, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(retries.after(9, 0)).isEqualTo(Duration.ofSeconds(1280));
        assertThat(retries.after(11, 0)).isEqualTo(Duration.ofHours(1));
        assertThat(retries.after(1_000_000, 0)).isEqualTo(Duration.ofHours(1));
        assertThat(retries.isLast(9)).isFalse();
        assertThat(retries.isLast(10)).isTrue();
    }

    @Test
    void luck_keeps_those_who_failed_together_from_coming_together() {
        assertThat(retries.after(1, 1)).isEqualTo(Duration.ofSeconds(4));
        assertThat(retries.after(11, 0.5)).isEqualTo(Duration.ofMinutes(54));
    }

    @Test
    void a_channel_that_fails_several_times_in_a_row_is_down_until_it_works() {
        assertThat(line.fails(null)).isFalse();
        assertThat(line.fails(null)).isFalse();
        assertThat(line.isDown()).isFalse();
        assertThat(line.isQuiet()).isFalse();
        assertThat(line.fails(null)).as("down since now").isTrue();
        assertThat(line.isDown() && line.isQuiet()).isTrue();
        now = now.plusSeconds(6);
        assertThat(line.isQuiet()).isFalse();
        assertThat(line.fails(null)).as("it was down before").isFalse();
        assertThat(line.works()).isTrue();
        assertThat(line.isDown() || line.isQuiet()).isFalse();
        assertThat(line.works()).isFalse();
    }

    @Test
    void a_channel_that_stays_down_is_tried_about_once_a_minute() {
        for (int i = 0; i < 1_000; i++) line.fails(null);
        now = now.plusSeconds(45);
        assertThat(line.isQuiet()).isTrue();
        now = now.plusSeconds(16);
        assertThat(line.isQuiet()).isFalse();
    }

    @Test
    void who_asks_to_be_left_alone_is_left_alone_at_once() {
        line.fails(Duration.ofMinutes(5));
        line.works();
        assertThat(line.isQuiet()).as("although what was on its way was taken").isTrue();
        now = now.plusSeconds(299);
        assertThat(line.isQuiet()).isTrue();
        now = now.plusSeconds(2);
        assertThat(line.isQuiet()).isFalse();
    }
}
