package io.ticketledger.server.wiring;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.account.Account;
import io.ticketledger.command.ticket.Ticket;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.server.desk.Receipts;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The command side on Axon, without its Spring starter: two aggregates and one bus are thirty lines in plain sight, and what the starter would add
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
        return bus;
    }

    private static <T> void handle(Class<T> aggregate, CommandBus bus, LogEventStore eventStore, Cache cache, ParameterResolverFactory parameters) {
        EventSourcingRepository<T> repository = EventSourcingRepository.builder(aggregate)
                .eventStore(eventStore).cache(cache).parameterResolverFactory(parameters).build();
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate).repository(repository).parameterResolverFactory(parameters).build().subscribe(bus);
    }
}
