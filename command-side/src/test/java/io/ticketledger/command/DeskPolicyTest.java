package io.ticketledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ticketledger.events.Priority;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT30M", "PT30S", "PT90S", "PT1M0.001S"})
    void a_response_target_is_at_least_a_minute_and_whole_minutes(Duration target) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeskPolicy(Map.of(Priority.HIGH, target))).withMessageContaining("HIGH").withMessageContaining(target.toString());
    }

    @Test
    void targets_that_are_not_given_are_the_usual_ones() {
        assertThat(new DeskPolicy(Map.of())).isEqualTo(DeskPolicy.DEFAULT);
    }

    @Test
    void a_target_may_be_a_minute() {
        assertThat(new DeskPolicy(Map.of(Priority.LOW, Duration.ofMinutes(1))).responseMinutes(Priority.LOW)).isEqualTo(1);
    }
}
