package io.ticketledger.command.company;

import io.ticketledger.command.Actor;
import io.ticketledger.command.People;
import io.ticketledger.command.ShellSpecification.Example;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.LogoId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.company.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A company, and one accepted use of every command about it at least. */
final class Companies {

    static final CompanyId NIKORA = new CompanyId(id(1));
    static final ProjectId WEBSITE = new ProjectId(id(11));
    static final ProjectId SHOP = new ProjectId(id(12));
    static final ProjectId ELSEWHERE = new ProjectId(id(13));
    static final LogoId LOGO = new LogoId(id(21));
    static final AccountId ALF = new AccountId(id(31));
    static final AccountId URS = new AccountId(id(32));

    static final Actor SUE_OF_THE_WEBSITE = superadmin(21, WEBSITE);
    static final Actor SID_OF_BOTH = superadmin(22, WEBSITE, SHOP);
    static final Actor EVE_FROM_ELSEWHERE = superadmin(23, ELSEWHERE);

    static final Member ALF_AS_ADMIN = new Member(ALF, CompanyRole.ADMIN);
    static final Member URS_AS_USER = new Member(URS, CompanyRole.USER);
    static final Standing AS_BEGUN = new Standing(Set.of(ALF_AS_ADMIN), Set.of(WEBSITE, SHOP));
    static final CompanyCreated CREATED = new CompanyCreated(NIKORA, 5, "Nikora", "Supermarkets", "support@nikora.example", "555-1234");
    static final List<CompanyEvent> BEGUN = List.of(CREATED, new CompanyMemberAdded(NIKORA, ALF, CompanyRole.ADMIN),
            new CompanyProjectsChosen(NIKORA, List.of(WEBSITE, SHOP)));
    static final LogoSet LOGO_SET = new LogoSet(NIKORA, LOGO, "nikora.png", "image/png", 10, "ab");
    static final CompanyDeleted DELETED = new CompanyDeleted(NIKORA);

    static final List<Example<CompanyCommand, CompanyEvent>> EXAMPLES = List.of(
            new Example<>(List.of(), SID_OF_BOTH,
                    new CreateCompany(NIKORA, 5, "Nikora", "Supermarkets", "support@nikora.example", "555-1234", Set.of(ALF_AS_ADMIN), Set.of(WEBSITE, SHOP)), BEGUN),
            example(List.of(), new ChangeCompany(NIKORA, "Nikora Ltd", "Shops", "new@nikora.example", ""), new CompanyRenamed(NIKORA, "Nikora Ltd"),
                    new CompanyDescribed(NIKORA, "Shops"), new CompanyReachable(NIKORA, "new@nikora.example", null)),
            example(List.of(), new SetLogo(NIKORA, LOGO, "nikora.png", "image/png", 10, "ab"), LOGO_SET),
            example(List.of(LOGO_SET), new RemoveLogo(NIKORA), new LogoRemoved(NIKORA)),
            example(List.of(), new Rearrange(NIKORA, AS_BEGUN, new Standing(Set.of(URS_AS_USER), Set.of(WEBSITE))),
                    new CompanyMemberRemoved(NIKORA, ALF, CompanyRole.ADMIN), new CompanyMemberAdded(NIKORA, URS, CompanyRole.USER),
                    new CompanyProjectsChosen(NIKORA, List.of(WEBSITE))),
            example(List.of(), new DeleteCompany(NIKORA, AS_BEGUN), DELETED));

    private Companies() {}

    private static Example<CompanyCommand, CompanyEvent> example(List<CompanyEvent> given, CompanyCommand command, CompanyEvent... then) {
        List<CompanyEvent> all = new ArrayList<>(BEGUN);
        all.addAll(given);
        return new Example<>(all, SUE_OF_THE_WEBSITE, command, List.of(then));
    }

    private static Actor superadmin(int number, ProjectId... projects) {
        Map<ProjectId, ProjectRole> memberships = new HashMap<>();
        for (ProjectId project : projects) memberships.put(project, ProjectRole.SUPERADMIN);
        return People.person("superadmin " + number, number, Role.REQUESTER).in(memberships);
    }

    private static UUID id(int number) {
        return new UUID(0x019b4a7040007abcL, 0x9def000000000000L + number);
    }
}
