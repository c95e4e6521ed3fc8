package io.ticketledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.events.ticket.TicketOpened;
import io.ticketledger.events.ticket.TicketWithdrawn;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** Nodes of several versions share one log. */
class OtherVersionsTest {

    private static final String TICKET = "\"ticket\":\"019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01\"";

    @Test
    void a_field_this_version_does_not_know_is_passed_by() {
        LedgerEvent event = EventJson.read("ticket-withdrawn", 1, "{" + TICKET + ",\"reason\":\"Found it\",\"mood\":{\"now\":\"relieved\"}}");

        assertThat(event).isEqualTo(new TicketWithdrawn(TicketId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01"), "Found it"));
    }

    @Test
    void the_order_of_the_fields_does_not_matter_because_the_database_keeps_its_own() {
        assertThat(EventJson.read("ticket-withdrawn", 1, "{\"reason\":\"Found it\", " + TICKET + "}"))
                .isEqualTo(new TicketWithdrawn(TicketId.of("019b4a7e-2c00-7d31-8f5a-6b1e0c9a4d01"), "Found it"));
    }

    @Test
    void a_revision_newer_than_this_version_is_refused_and_both_numbers_are_told() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.read("ticket-withdrawn", 9, "{}"))
                .withMessage("the log holds revision 9 of 'ticket-withdrawn', this version knows up to 1");
    }

    @Test
    void a_revision_below_one_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.read("ticket-withdrawn", 0, "{}"))
                .withMessage("the log holds revision 0 of 'ticket-withdrawn', but revisions count from 1");
    }

    @Test
    void an_event_of_an_unknown_name_is_refused_and_the_name_is_told() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventJson.read("ticket-teleported", 1, "{}"))
                .withMessage("the log holds an event 'ticket-teleported' that this version does not know");
    }

    @Test
    void json_that_is_no_such_event_is_refused_whatever_is_wrong_with_it() {
        assertThatThrownBy(() -> EventJson.read("ticket-withdrawn", 1, "{")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> EventJson.read("ticket-withdrawn", 1, "[]")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> EventJson.read("ticket-withdrawn", 1, "{\"ticket\":\"17\"}")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> EventJson.read("status-corrected", 1, "{" + TICKET + ",\"to\":\"lost\"}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_missing_number_is_refused_rather_than_read_as_zero() {
        String withoutNumber = "{" + TICKET + ",\"comment\":\"019b4a7f-0000-7c0d-8eef-a1b2c3d4e5f6\",\"text\":\"Hello\",\"visibility\":\"public\"}";

        assertThatThrownBy(() -> EventJson.read(StoredEvents.of(CommentAdded.class).name(), 1, withoutNumber)).isInstanceOf(JacksonException.class)
                .hasMessageContaining("number");
    }

    @Test
    void times_are_iso_8601_text_as_fine_as_they_came() {
        assertThat(ExampleEvents.FULL.stream().filter(TicketOpened.class::isInstance).map(EventJson::write))
                .singleElement().asString().contains("\"responseDue\":\"2025-12-23T10:30:00Z\"");
    }

    @Test
    void what_is_absent_is_left_out_instead_of_written_as_null() {
        assertThat(ExampleEvents.MINIMAL).map(EventJson::write).allSatisfy(json -> assertThat(json).doesNotContain("null"));
    }
}
