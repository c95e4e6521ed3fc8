package io.ticketledger.server.delivery;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** There is a number to send from and a token to do it with. */
final class WhatsAppIsConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Stream.of("ticketledger.whatsapp.phone-number-id", "ticketledger.whatsapp.token")
                .allMatch(name -> StringUtils.hasText(context.getEnvironment().getProperty(name)));
    }
}
