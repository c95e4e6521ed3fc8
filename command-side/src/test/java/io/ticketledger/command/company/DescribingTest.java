package io.ticketledger.command.company;

import static io.ticketledger.command.company.Companies.*;

import io.ticketledger.command.Rejection.Type;
import io.ticketledger.command.company.CompanyCommand.*;
import io.ticketledger.events.LogoId;
import io.ticketledger.events.company.*;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribingTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_empty_address_or_number_is_none(String empty) {
        Scenario.given().by(SUE_OF_THE_WEBSITE).when(new CreateCompany(NIKORA, 5, "Nikora", "", empty, empty, Set.of(), Set.of(WEBSITE)))
                .then(new CompanyCreated(NIKORA, 5, "Nikora", "", null, null), new CompanyProjectsChosen(NIKORA, List.of(WEBSITE)));
        Scenario.nikora().when(change(null, null, empty, null)).then(new CompanyReachable(NIKORA, null, "555-1234"));
        Scenario.nikora(new CompanyReachable(NIKORA, null, null)).when(change(null, null, empty, empty)).thenNothing();
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        Scenario.nikora().when(change("Nikora", "Supermarkets", "support@nikora.example", "555-1234")).thenNothing();
        Scenario.nikora().when(change(null, null, null, null)).thenNothing();
        Scenario.nikora(LOGO_SET).when(new SetLogo(NIKORA, LOGO, "other.png", "image/png", 10, "ab")).thenNothing();
        Scenario.nikora().when(new RemoveLogo(NIKORA)).thenNothing();
        Scenario.nikora(LOGO_SET, new LogoRemoved(NIKORA)).when(new RemoveLogo(NIKORA)).thenNothing();
    }

    @Test
    void another_logo_takes_the_place_of_the_first() {
        LogoId other = new LogoId(NIKORA.raw());
        Scenario.nikora(LOGO_SET).when(new SetLogo(NIKORA, other, "other.png", "image/png", 11, "cd")).then(new LogoSet(NIKORA, other, "other.png", "image/png", 11, "cd"));
    }

    @Test
    void a_name_is_given_and_nothing_is_too_long() {
        for (String name : List.of("", " ", "x".repeat(201))) {
            Scenario.nikora().when(change(name, null, null, null)).thenRejected(Type.INVALID, "a-name-is-given");
            Scenario.given().by(SUE_OF_THE_WEBSITE).when(new CreateCompany(NIKORA, 5, name, "", null, null, Set.of(), Set.of(WEBSITE)))
                    .thenRejected(Type.INVALID, "a-name-is-given");
        }
        Scenario.nikora().when(change(null, "x".repeat(100_001), null, null)).thenRejected(Type.INVALID, "it-is-not-too-long");
        Scenario.nikora().when(change(null, null, "x".repeat(255), null)).thenRejected(Type.INVALID, "it-is-not-too-long");
        Scenario.nikora().when(change(null, null, null, "1".repeat(51))).thenRejected(Type.INVALID, "it-is-not-too-long");
        Scenario.nikora().when(change("😀".repeat(200), null, null, null)).then(new CompanyRenamed(NIKORA, "😀".repeat(200)));
    }

    private static ChangeCompany change(@Nullable String name, @Nullable String description, @Nullable String email, @Nullable String phone) {
        return new ChangeCompany(NIKORA, name, description, email, phone);
    }
}
