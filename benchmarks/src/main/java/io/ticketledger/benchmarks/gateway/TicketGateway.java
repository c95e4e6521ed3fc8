package io.ticketledger.benchmarks.gateway;

import com.zaxxer.hikari.HikariDataSource;
import io.ticketledger.benchmarks.append.Acknowledged;
import io.ticketledger.benchmarks.measuring.LedgerLog;
import io.ticketledger.benchmarks.append.SampleEvents;
import io.ticketledger.benchmarks.append.StockLog;
import io.ticketledger.command.DeskPolicy;
import io.ticketledger.command.ticket.Ticket;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.eventstore.LogEventStore;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The desk's tickets behind a command gateway. The bus works in the thread that sends. */
public record TicketGateway(CommandGateway gateway, ThreadLocal<Long> lastPosition, Runnable closing) implements AutoCloseable {

    /** As the server is wired, with the cache as large as told. */
    public static TicketGateway ours(HikariDataSource pool, int cached) {
        PostgresEventStorageEngine engine = LedgerLog.on(pool).build();
        LogEventStore store = LogEventStore.builder().storageEngine(engine).build();
        return over(store, new AggregateCache(cached), message -> new VersionedAggregateIdentifier(((TicketCommand) message.getPayload()).ticket().toString(), null), () -> {
            store.close();
            engine.close();
        });
    }

    /** As Axon comes: its JDBC engine, a connection for each unit of work, no cache. */
    static TicketGateway stock(HikariDataSource pool) {
        JdbcEventStorageEngine engine = StockLog.engine(new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(pool)));
        StockLog.createTables(StockLog.engine(pool::getConnection));
        EmbeddedEventStore store = EmbeddedEventStore.builder().storageEngine(engine).build();
        return over(store, null, AnnotationCommandTargetResolver.builder().build(), store::shutDown);
    }

    private static TicketGateway over(EventStore store, @Nullable Cache cache, CommandTargetResolver target, Runnable closing) {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        ThreadLocal<Long> lastPosition = new ThreadLocal<>();
        bus.registerHandlerInterceptor((work, chain) -> {
            work.afterCommit(committed -> lastPosition.set(committed.root().getResource(LogEventStore.APPENDED_POSITION)));
            return chain.proceed();
        });
        ParameterResolverFactory parameters = MultiParameterResolverFactory.ordered(
                new SimpleResourceParameterResolverFactory(List.of(DeskPolicy.DEFAULT)), ClasspathParameterResolverFactory.forClass(Ticket.class));
        EventSourcingRepository.Builder<Ticket> repository = EventSourcingRepository.builder(Ticket.class).eventStore(store).parameterResolverFactory(parameters);
        if (cache != null) repository.cache(cache);
        AggregateAnnotationCommandHandler.<Ticket>builder()
                .aggregateType(Ticket.class).repository(repository.build()).parameterResolverFactory(parameters)
                .commandTargetResolver(target).build().subscribe(bus);
        return new TicketGateway(DefaultCommandGateway.builder().commandBus(bus).build(), lastPosition, closing);
    }

    void send(TicketCommand command) {
        send(command, SampleEvents.trace());
    }

    public void send(TicketCommand command, Map<String, ?> trace) {
        gateway.sendAndWait(GenericCommandMessage.asCommandMessage(command).withMetaData(trace));
    }

    /** Of commands that lead to one event. */
    void send(TicketCommand command, Acknowledged acknowledged) {
        send(command);
        acknowledged.add(lastPosition.get(), command.ticket().toString());
    }

    @Override
    public void close() {
        closing.run();
    }
}
