package io.ticketledger.server.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this dialect says about people, exactly as on the wire; the room's JSON writes names in snake_case and times in UTC. */
final class IncidentPeopleResponses {

    private IncidentPeopleResponses() {}

    record Tokens(String access, String refresh, Profile user) {}

    record Refreshed(String access, String refresh) {}

    record Profile(long id, String username, String email, String firstName, String lastName, String role, String phoneNumber, String whatsappNumber, String department) {}

    record DatedProfile(
            long id,
            String username,
            String email,
            String firstName,
            String lastName,
            String role,
            String phoneNumber,
            String whatsappNumber,
            String department,
            List<String> notificationChannels,
            Instant createdAt,
            Instant updatedAt) {}

    record User(
            long id,
            String username,
            String email,
            String firstName,
            String lastName,
            String fullName,
            String role,
            String phoneNumber,
            String whatsappNumber,
            String department,
            List<String> notificationChannels,
            boolean isActive,
            Instant dateJoined) {}

    /** The channels only where the request spoke of them. */
    record Name(String firstName, String lastName, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> notificationChannels) {}

    record Message(String message) {}
}
