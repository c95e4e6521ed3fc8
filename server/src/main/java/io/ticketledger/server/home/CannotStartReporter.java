package io.ticketledger.server.home;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/** Prints the one line; having reported it, Spring Boot prints no stack trace. Listed in META-INF/spring.factories. */
final class CannotStartReporter implements SpringBootExceptionReporter {

    @SuppressWarnings("unused") // the signature Spring Boot's factory looks for
    CannotStartReporter(@Nullable ConfigurableApplicationContext context) {
    }

    @Override
    public boolean reportException(Throwable failure) {
        var reason = CannotStart.in(failure);
        if (reason == null) {
            return false;
        }
        System.err.println("Ticketledger cannot start: " + reason.getMessage());
        return true;
    }
}
