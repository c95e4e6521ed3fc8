package io.ticketledger.command.company;

import io.ticketledger.command.Context;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.company.*;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a company answers to a command, and what it is after an event. Pure, like its neighbour for tickets. */
final class CompanyDecider {

    private CompanyDecider() {}

    static List<CompanyEvent> decide(@Nullable CompanyState company, CompanyCommand command, Context context) {
        if (command instanceof CreateCompany c) return Describing.create(company, c, context);
        if (company == null || company.isDeleted()) throw CompanyRules.unknown();
        return switch (command) {
            case CreateCompany c -> Describing.create(company, c, context);
            case ChangeCompany c -> Describing.change(company, c, context);
            case SetLogo c -> Describing.setLogo(company, c, context);
            case RemoveLogo c -> Describing.removeLogo(company, c, context);
            case Rearrange c -> Arranging.rearrange(company, c, context);
            case DeleteCompany c -> Arranging.delete(company, c, context);
        };
    }

    static CompanyState evolve(@Nullable CompanyState company, CompanyEvent event) {
        if (event instanceof CompanyCreated e) return CompanyState.created(e);
        if (company == null) throw new IllegalStateException("the stream of " + event.company() + " does not begin with its creation");
        return switch (event) {
            case CompanyCreated e -> CompanyState.created(e);
            case CompanyRenamed e -> company.named(e.name());
            case CompanyDescribed e -> company.described(e.description());
            case CompanyReachable e -> company.reachable(e.email(), e.phone());
            case LogoSet e -> company.showing(e.logo());
            case LogoRemoved _ -> company.showing(null);
            case CompanyMemberAdded e -> company.with(new Member(e.account(), e.as()));
            case CompanyMemberRemoved e -> company.without(new Member(e.account(), e.as()));
            case CompanyProjectsChosen e -> company.takingPartIn(e.projects());
            case CompanyDeleted _ -> company.deleted();
        };
    }
}
