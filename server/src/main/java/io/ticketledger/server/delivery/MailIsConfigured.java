package io.ticketledger.server.delivery;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** There is a mail server. A host that is set but empty is none, as everywhere. */
final class MailIsConfigured implements Condition {

    static final String HOST = "spring.mail.host";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return StringUtils.hasText(context.getEnvironment().getProperty(HOST));
    }
}
