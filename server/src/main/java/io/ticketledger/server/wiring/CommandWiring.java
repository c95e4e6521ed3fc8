package io.ticketledger.server.wiring;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.account.Account;
import io.ticketledger.command.company.Company;
import io.ticketledger.command.contact.Contact;
import io.ticketledger.command.project.Project;
import io.ticketledger.command.ticket.Ticket;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Receipts;
import io.ticketledger.server.desk.Together;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The command side on Axon, without its Spring starter: five aggregates and one bus are thirty lines in plain sight, and what the starter would add
 * (calls home, time limits that cost more than the work, bean order) would have to be switched off again.
 */
@Configuration(proxyBeanMethods = false)
class CommandWiring {

    @Bean
    Cache aggregates() {
        return new CaffeineAggregateCache(Caffeine.newBuilder().maximumSize(20_000).build());
    }

    @Bean
    CommandBus commandBus(LogEventStore eventStore, DeskPolicy policy, Cache aggregates) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new Receipts());
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                new SimpleResourceParameterResolverFactory(List.of(policy)), ClasspathParameterResolverFactory.forClass(Ticket.class));
        handle(Ticket.class, bus, eventStore, aggregates, parameters);
        handle(Account.class, bus, eventStore, aggregates, parameters);
        handle(Project.class, bus, eventStore, aggregates, parameters);
        handle(Company.class, bus, eventStore, aggregates, parameters);
        handle(Contact.class, bus, eventStore, aggregates, parameters);
        bus.subscribe(Together.class.getName(), message -> together(bus, message));
        return bus;
    }

    /** Each in a unit of work of its own within that of them all, whose events the log gets in one append. */
    private static @Nullable Object together(CommandBus bus, CommandMessage<?> message) {
        for (Object step : ((Together) message.getPayload()).commands()) {
            Desk.carryOut(bus, GenericCommandMessage.asCommandMessage(step).withMetaData(message.getMetaData()));
        }
        return null;
    }

    private static <T> void handle(Class<T> aggregate, CommandBus bus, LogEventStore eventStore, Cache cache, ParameterResolverFactory parameters) {
        EventSourcingRepository<T> repository = EventSourcingRepository.builder(aggregate)
                .eventStore(eventStore).cache(cache).parameterResolverFactory(parameters).build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate).repository(repository).parameterResolverFactory(parameters)
                .commandTargetResolver(CommandWiring::target).build().subscribe(bus);
    }

    /** By its type: Axon would look for annotations each time. */
    private static VersionedAggregateIdentifier target(CommandMessage<?> message) {
        return new VersionedAggregateIdentifier((Object) Desk.stream(message.getPayload()), null);
    }
}
