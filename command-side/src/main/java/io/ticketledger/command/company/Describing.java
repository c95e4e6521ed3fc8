package io.ticketledger.command.company;

import static io.ticketledger.command.company.CompanyRules.onlySuperadminsBringACompanyIn;
import static io.ticketledger.command.company.CompanyRules.onlySuperadminsOfItsProjects;

import io.ticketledger.command.Context;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.Wording;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.company.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The desk begins to work for a company; how it is called, what it does, how it is reached and what it looks like. */
final class Describing {

    private Describing() {}

    static List<CompanyEvent> create(@Nullable CompanyState company, CreateCompany c, Context context) {
        if (company != null) throw Rejection.conflict("a-company-is-created-once", "This company has been created already.");
        onlySuperadminsBringACompanyIn(c.projects(), context.actor());
        judge(c.name(), c.description(), c.email(), c.phone());
        List<CompanyEvent> events = new ArrayList<>();
        events.add(new CompanyCreated(c.company(), c.number(), c.name(), c.description(), unlessBlank(c.email()), unlessBlank(c.phone())));
        events.addAll(Arranging.difference(c.company(), new Standing(Set.of(), Set.of()), new Standing(c.members(), c.projects())));
        return events;
    }

    static List<CompanyEvent> change(CompanyState company, ChangeCompany c, Context context) {
        onlySuperadminsOfItsProjects(company, context.actor());
        String name = c.name() == null ? company.name() : c.name();
        String description = c.description() == null ? company.description() : c.description();
        String email = c.email() == null ? company.email() : unlessBlank(c.email());
        String phone = c.phone() == null ? company.phone() : unlessBlank(c.phone());
        judge(name, description, email, phone);
        List<CompanyEvent> events = new ArrayList<>();
        if (!name.equals(company.name())) events.add(new CompanyRenamed(c.company(), name));
        if (!description.equals(company.description())) events.add(new CompanyDescribed(c.company(), description));
        if (!Objects.equals(email, company.email()) || !Objects.equals(phone, company.phone())) events.add(new CompanyReachable(c.company(), email, phone));
        return events;
    }

    static List<CompanyEvent> setLogo(CompanyState company, SetLogo c, Context context) {
        onlySuperadminsOfItsProjects(company, context.actor());
        return c.logo().equals(company.logo()) ? List.of() : List.of(new LogoSet(c.company(), c.logo(), c.name(), c.mediaType(), c.size(), c.sha256()));
    }

    static List<CompanyEvent> removeLogo(CompanyState company, RemoveLogo c, Context context) {
        onlySuperadminsOfItsProjects(company, context.actor());
        return company.logo() == null ? List.of() : List.of(new LogoRemoved(c.company()));
    }

    private static void judge(String name, String description, @Nullable String email, @Nullable String phone) {
        Wording.aNameIsGiven(name, CompanyRules.LONGEST_NAME);
        Wording.itIsNotTooLong("A description", description, Wording.LONGEST_DESCRIPTION);
        if (email != null) Wording.itIsNotTooLong("An address", email, CompanyRules.LONGEST_EMAIL);
        if (phone != null) Wording.itIsNotTooLong("A phone number", phone, CompanyRules.LONGEST_PHONE);
    }

    private static @Nullable String unlessBlank(@Nullable String given) {
        return given == null || given.isBlank() ? null : given;
    }
}
