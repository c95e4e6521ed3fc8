package io.ticketledger.server.corridor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route writes a list of, for the documentation; the route itself writes to the response, because the list may be long. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Streams {
    Class<?> value();
}
