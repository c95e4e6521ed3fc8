package io.ticketledger.command.project;

import io.ticketledger.command.ShellSpecification;
import io.ticketledger.events.project.ProjectEvent;

class ProjectShellTest extends ShellSpecification<ProjectState, ProjectCommand, ProjectEvent> {

    ProjectShellTest() {
        super(Project.class, ProjectCommand.class, ProjectEvent.class, Scenario.PROJECT, ProjectExamples.ALL);
    }
}
