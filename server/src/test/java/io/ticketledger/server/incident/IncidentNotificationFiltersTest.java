package io.ticketledger.server.incident;

import static io.ticketledger.server.incident.IncidentNotificationsTest.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.Client;
import io.ticketledger.server.testing.Client.Answer;
import io.ticketledger.server.testing.RunningDesk;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who was told of two tickets in progress looks at it in many ways and changes nothing. */
class IncidentNotificationFiltersTest {

    private static IncidentWorld world;
    private static Person client;

    @BeforeAll
    static void two_tickets_in_progress() {
        world = new IncidentWorld(RunningDesk.shared());
        client = world.client();
        Person support = world.support();
        world.ticketInProgress(client, support);
        world.ticketInProgress(client, support);
    }

    @ParameterizedTest
    @CsvSource({"type=WORK_STARTED, 6", "type=work_started, 6", "channel=IN_APP, 4", "channel=in_app, 4", "status=SENT, 4", "status=NOT_SENT, 8", "status=FAILED, 0",
        "is_read=false, 12", "is_read=0, 12", "is_read=True, 0", "type=TICKET_CREATED, 0", "type=&channel=&status=&ticket=&is_read=&recipient=, 12",
        "type=TICKET_OPENED&channel=IN_APP&status=SENT&is_read=false, 2", "ticket=999999999999, 0"})
    void a_filter_narrows_the_list(String query, int found) {
        assertThat(list(client.client(), "/notifications/?" + query)).hasSize(found);
        Answer paged = client.client().get("/notifications/?page=1&page_size=1&" + query).must(200);
        assertThat(paged.at("count").intValue()).isEqualTo(found);
        assertThat(paged.at("results").size()).isEqualTo(Math.min(found, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=PARTY", "channel=PIGEON", "status=LOST", "ticket=x", "ticket=-1", "ticket=1e3", "is_read=perhaps", "recipient=bob", "recipient=-1", "type=%00",
        "ticket=99999999999999999999"})
    void a_filter_that_means_nothing_is_400_and_named(String query) {
        for (Client who : List.of(client.client(), world.admin)) {
            Answer refused = who.get("/notifications/?" + query).must(400);
            assertThat(refused.at("error").stringValue()).isNotBlank();
            assertThat(refused.at("field_errors").propertyNames()).containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void all_bad_filters_are_named_at_once() {
        assertThat(client.client().get("/notifications/?type=PARTY&ticket=x&is_read=no").must(400).at("field_errors").propertyNames())
                .containsExactlyInAnyOrder("type", "ticket", "is_read");
    }
}
