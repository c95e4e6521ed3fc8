package io.ticketledger.events.company;

import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ProjectId;
import java.util.List;

/** The projects a company takes part in; replaces those it took part in. */
public record CompanyProjectsChosen(CompanyId company, List<ProjectId> projects) implements CompanyEvent {

    public CompanyProjectsChosen {
        projects = List.copyOf(projects);
    }
}
