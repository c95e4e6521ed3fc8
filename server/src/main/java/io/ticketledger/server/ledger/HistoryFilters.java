package io.ticketledger.server.ledger;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Tells the documentation what {@link WantedEvents} and a page understand. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "name", in = ParameterIn.QUERY, schema = @Schema(type = "string"), description = "stored names of events, several times or with commas between")
@Parameter(name = "actor", in = ParameterIn.QUERY, schema = @Schema(type = "string"), description = "who did it: UUID, number or username; system is the desk itself")
@Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "date-time"), description = "included; without an offset it is UTC")
@Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "date-time"), description = "not included")
@Parameter(name = "clock", in = ParameterIn.QUERY, schema = @Schema(type = "string", allowableValues = {"occurred", "recorded"}, defaultValue = "occurred"))
@Parameter(name = "limit", in = ParameterIn.QUERY, schema = @Schema(type = "integer", defaultValue = "100", maximum = "1000"))
@Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"), description = "next_cursor of the page before")
@interface HistoryFilters {}
