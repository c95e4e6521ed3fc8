package io.ticketledger.command.company;

import io.ticketledger.command.Context;
import io.ticketledger.command.Specification;
import io.ticketledger.events.company.CompanyEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Scenario.given(events).by(actor).when(command).then(events)} for companies. */
final class Scenario {

    static final Specification.Decider<CompanyState, CompanyCommand, CompanyEvent> COMPANY = new Specification.Decider<>() {
        @Override
        public List<CompanyEvent> decide(@Nullable CompanyState company, CompanyCommand command, Context context) {
            return CompanyDecider.decide(company, command, context);
        }

        @Override
        public CompanyState evolve(@Nullable CompanyState company, CompanyEvent event, Instant occurred) {
            return CompanyDecider.evolve(company, event);
        }
    };

    private Scenario() {}

    static Specification<CompanyState, CompanyCommand, CompanyEvent> given(CompanyEvent... events) {
        return new Specification<>(COMPANY, List.of(events));
    }

    /** Nikora, taking part in the website and the shop, with Alf as its admin; asked by the superadmin of the website. */
    static Specification<CompanyState, CompanyCommand, CompanyEvent> nikora(CompanyEvent... more) {
        return new Specification<>(COMPANY, Companies.BEGUN).and(more).by(Companies.SUE_OF_THE_WEBSITE);
    }
}
