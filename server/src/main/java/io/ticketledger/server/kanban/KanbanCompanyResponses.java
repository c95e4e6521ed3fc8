package io.ticketledger.server.kanban;

import io.ticketledger.server.kanban.KanbanPeopleResponses.Person;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Companies as they are on the wire. */
final class KanbanCompanyResponses {

    private KanbanCompanyResponses() {}

    record ProjectName(long id, String name, String key) {}

    /** In a list. */
    record CompanyLine(long id, String name, String description, @Nullable String logoUrl, @Nullable String logoThumbnailUrl, String primaryContactEmail, String phone,
            int adminCount, int userCount, long ticketCount, int projectCount, List<String> adminNames, Instant createdAt, Instant updatedAt) {}

    /** @param projects more than the contract says, which only counts them */
    record Company(long id, String name, String description, @Nullable String logo, @Nullable String logoUrl, @Nullable String logoThumbnail,
            @Nullable String logoThumbnailUrl, String primaryContactEmail, String phone, List<Person> admins, int adminCount, List<Person> users, int userCount,
            long ticketCount, List<ProjectName> projects, int projectCount, Instant createdAt, Instant updatedAt) {}

    record Stats(long openTickets, long urgentTickets, long overdueTickets, long resolvedThisMonth, long totalTickets, int userCount, int adminCount,
            String healthStatus, @Nullable Instant lastActivity) {}

    record Arranged(String message, Company company) {}

    record UserMade(String message, Person user) {}
}
