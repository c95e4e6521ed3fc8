package io.ticketledger.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.practice.OutsideAddresses;
import io.ticketledger.practice.Practice;
import io.ticketledger.server.testing.RunningDesk;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NobodyOutsideIsCalledTest {

    @Test
    void from_start_to_stop_no_outside_address_is_asked_for() {
        int before = OutsideAddresses.askedFor().size();
        try (RunningDesk desk = RunningDesk.fresh("ticketledger.demo=true")) {
            assertThat(Practice.get(desk, "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(Practice.get(desk, "/docs/openapi/incident").statusCode()).isEqualTo(200);
        }
        assertThat(OutsideAddresses.askedFor().stream().skip(before)).isEmpty();
    }

    /** The canary: were this test blind, it would not notice this either. */
    @Test
    void whoever_asks_for_an_outside_address_is_noticed() {
        assertThatThrownBy(() -> InetAddress.getByName("updates.example")).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> URI.create("http://telemetry.example/").toURL().openStream()).isInstanceOf(UnknownHostException.class);
        assertThat(OutsideAddresses.askedFor()).anyMatch(name -> name.startsWith("updates.example")).anyMatch(name -> name.startsWith("telemetry.example"));
    }

    /** What Axon would call home with is not even here: it comes with its Spring starter and its configuration module. */
    @ParameterizedTest
    @ValueSource(strings = {
        "org.axonframework.config.UpdateCheckerConfigurerModule", "org.axonframework.config.AxonIQConsoleModule",
        "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration", "org.axonframework.axonserver.connector.AxonServerConnectionManager"})
    void axon_cannot_call_home(String caller) {
        assertThatThrownBy(() -> Class.forName(caller)).isInstanceOf(ClassNotFoundException.class);
    }
}
