package io.ticketledger.server.corridor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route's body is, for the documentation; the route itself takes bytes, because the room judges them and not the framework. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Takes {
    Class<?> value();
}
