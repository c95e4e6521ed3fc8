package io.ticketledger.command.company;

import io.ticketledger.command.ShellSpecification;
import io.ticketledger.events.company.CompanyEvent;

class CompanyShellTest extends ShellSpecification<CompanyState, CompanyCommand, CompanyEvent> {

    CompanyShellTest() {
        super(Company.class, CompanyCommand.class, CompanyEvent.class, Scenario.COMPANY, Companies.EXAMPLES);
    }
}
