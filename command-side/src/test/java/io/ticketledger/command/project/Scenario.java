package io.ticketledger.command.project;

import io.ticketledger.command.Context;
import io.ticketledger.command.Specification;
import io.ticketledger.events.project.ProjectEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Scenario.given(events).by(actor).when(command).then(events)} for projects. */
final class Scenario {

    static final Specification.Decider<ProjectState, ProjectCommand, ProjectEvent> PROJECT = new Specification.Decider<>() {
        @Override
        public List<ProjectEvent> decide(@Nullable ProjectState project, ProjectCommand command, Context context) {
            return ProjectDecider.decide(project, command, context);
        }

        @Override
        public ProjectState evolve(@Nullable ProjectState project, ProjectEvent event, Instant occurred) {
            return ProjectDecider.evolve(project, event);
        }
    };

    private Scenario() {}

    static Specification<ProjectState, ProjectCommand, ProjectEvent> given(ProjectEvent... events) {
        return new Specification<>(PROJECT, List.of(events));
    }

    /** Website, with Sue as its superadmin and the columns New (0) and Done (1). */
    static Specification<ProjectState, ProjectCommand, ProjectEvent> website(ProjectEvent... more) {
        return new Specification<>(PROJECT, Projects.WEBSITE_BEGUN).and(more).by(Projects.SUE_THE_SUPERADMIN);
    }
}
