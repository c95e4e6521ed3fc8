package io.ticketledger.server.desk;

import io.ticketledger.eventstore.LogEventStore;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Hands the position of a command's last event to the {@link Desk} that sent it. */
public final class Receipts implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        work.afterCommit(committed -> {
            Long position = committed.root().getResource(LogEventStore.APPENDED_POSITION);
            if (position != null && Desk.RECEIPT.isBound()) Desk.RECEIPT.get().position = position;
        });
        return chain.proceed();
    }
}
