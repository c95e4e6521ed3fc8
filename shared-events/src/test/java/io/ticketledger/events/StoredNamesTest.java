package io.ticketledger.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ticketledger.events.StoredEvents.StoredEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredNamesTest {

    @Test
    void every_event_of_the_sealed_families_has_a_stored_name_and_nothing_else_has() {
        assertThat(StoredEvents.ALL.stream().map(StoredEvent::type).<Class<?>>map(type -> type)).containsExactlyInAnyOrderElementsOf(EventFamilies.members());
        assertThat(EventFamilies.members()).hasSizeGreaterThan(30);
    }

    @Test
    void a_stored_name_is_kebab_case_unique_and_never_a_class_name() {
        assertThat(StoredEvents.ALL).extracting(StoredEvent::name).doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z]+(-[a-z]+)+"));
        Set<String> classNames = EventFamilies.members().stream().flatMap(type -> Stream.of(type.getName(), type.getSimpleName())).collect(toSet());
        assertThat(StoredEvents.ALL).extracting(StoredEvent::name).doesNotContainAnyElementsOf(classNames);
    }

    @Test
    void revisions_count_from_one() {
        assertThat(StoredEvents.ALL).extracting(StoredEvent::revision).allMatch(revision -> revision >= 1);
    }

    /** Appended to when an event is added; a line that has to be changed or removed is a log that can no longer be read. */
    @Test
    void the_stored_names_of_released_events_are_frozen() {
        assertThat(StoredEvents.ALL).extracting(StoredEvent::name).contains(
                "ticket-opened", "ticket-acknowledged", "ticket-declined", "ticket-assigned", "ticket-released", "work-started", "work-resumed",
                "ticket-put-on-hold", "ticket-resolved", "approval-requested", "resolution-approved", "resolution-rejected", "ticket-closed",
                "ticket-reopened", "ticket-withdrawn", "status-corrected", "priority-changed", "response-due-set", "resolution-due-set",
                "resolution-estimated", "first-response-given", "comment-added", "attachment-added",
                "account-opened", "username-changed", "email-changed", "person-renamed", "phone-numbers-changed", "department-changed", "roles-changed",
                "password-changed", "account-deactivated", "account-activated", "account-deleted");
    }

    @Test
    void a_class_without_a_stored_name_is_refused_by_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> StoredEvents.of(String.class)).withMessageContaining("java.lang.String has no stored name");
    }

    @Test
    void a_name_this_version_does_not_know_is_refused_by_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> StoredEvents.named("ticket-teleported")).withMessageContaining("'ticket-teleported'");
    }

    @Test
    void no_event_has_a_field_that_could_hold_a_secret() {
        assertThat(EventFamilies.members()).allSatisfy(type -> assertThat(secretsIn(type)).as("fields of %s", type.getSimpleName()).isEmpty());
    }

    @Test
    void a_field_that_could_hold_a_secret_would_be_noticed() {
        record Leaking(String passwordHash, String apiToken, List<Inner> inner) {}

        assertThat(secretsIn(Leaking.class)).containsExactlyInAnyOrder("passwordHash", "apiToken", "clientSecret");
    }

    record Inner(String clientSecret) {}

    /** An attachment's {@code sha256} is of its content and no secret; a {@link CredentialId} names a password without telling it. */
    private static Set<String> secretsIn(Class<?> type) {
        Set<String> found = new HashSet<>();
        for (RecordComponent field : type.getRecordComponents()) {
            String name = field.getName().toLowerCase(Locale.ROOT);
            if (Stream.of("password", "passwd", "pwd", "secret", "token", "hash", "apikey", "privatekey").anyMatch(name::contains)) found.add(field.getName());
            if (field.getType().isRecord()) found.addAll(secretsIn(field.getType()));
            if (field.getGenericType() instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()) found.addAll(secretsIn(element));
        }
        return found;
    }
}
