package io.ticketledger.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.incident.IncidentWorld.Person;
import io.ticketledger.server.testing.RunningDesk;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Dashboard, workload and the audit log. */
class IncidentDashboardsTest {

    private final IncidentWorld world = new IncidentWorld(RunningDesk.shared());

    @Test
    void the_dashboard_counts_by_state() {
        JsonNode before = world.admin.get("/dashboard/").must(200).at("by_status");
        world.ticketInProgress(world.client(), world.support());
        JsonNode after = world.admin.get("/dashboard/").must(200).at("by_status");
        assertThat(after.path("IN_PROGRESS").longValue()).isEqualTo(before.path("IN_PROGRESS").longValue() + 1);
        assertThat(after.path("NEW").longValue()).isEqualTo(before.path("NEW").longValue());
        world.client().client().get("/dashboard/").must(403);
    }

    @Test
    void the_workload_shows_who_has_how_much() {
        Person support = world.support();
        Person client = world.client();
        world.ticketInProgress(client, support);
        world.resolvedTicket(client, support);
        JsonNode load = world.admin.get("/workload/").must(200).json().valueStream().filter(l -> l.path("id").longValue() == support.id()).findFirst().orElseThrow();
        assertThat(load.path("in_progress").intValue()).isEqualTo(1);
        assertThat(load.path("resolved_today").intValue()).isEqualTo(1);
        assertThat(load.path("username").stringValue()).isEqualTo(support.username());
        support.client().get("/workload/").must(403);
    }

    @Test
    void the_audit_log_tells_who_what_when_and_from_where_a_page_at_a_time() {
        Person client = world.client();
        Person support = world.support();
        long id = world.ticketInProgress(client, support);

        JsonNode all = world.admin.get("/audit/?ticket=" + id).must(200).json();
        assertThat(all.path("results").valueStream().map(e -> e.path("action").stringValue()))
                .containsExactly("work-started", "ticket-assigned", "first-response-given", "ticket-acknowledged", "ticket-opened");
        JsonNode started = all.path("results").get(0);
        assertThat(started.path("actor_name").stringValue()).isEqualTo(support.fullName());
        assertThat(started.path("dialect").stringValue()).isEqualTo("incident");
        assertThat(started.path("ip_address").stringValue()).isEqualTo("127.0.0.1");
        assertThat(started.path("changes").toString()).contains("status").contains("in-progress");

        JsonNode first = world.admin.get("/audit/?limit=2&ticket=" + id).must(200).json();
        String next = first.path("next").stringValue();
        JsonNode second = world.admin.get(next.substring(next.indexOf("/api/") + 4)).must(200).json();
        assertThat(second.path("results").get(0).path("position").longValue()).isLessThan(first.path("results").get(1).path("position").longValue());

        assertThat(world.admin.get("/audit/?action=work-started&ticket=" + id).must(200).at("results").size()).isEqualTo(1);
        assertThat(world.admin.get("/audit/?user=" + support.id()).must(200).at("results").size()).isGreaterThan(0);
        assertThat(world.admin.get("/audit/?to=2001-01-01T00:00:00Z").must(200).at("results").size()).isZero();
        world.admin.get("/audit/?from=yesterday").must(400);
        world.admin.get("/audit/?ticket=x").must(400);
        client.client().get("/audit/").must(403);
    }
}
