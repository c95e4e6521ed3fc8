package io.ticketledger.server.security;

import io.ticketledger.server.desk.Occasion;
import jakarta.servlet.http.HttpServletRequest;

/** What the log will remember of a request: who, through which room, under which name, from where, and when. */
public final class Occasions {

    private Occasions() {}

    public static Occasion of(HttpServletRequest request, Caller caller, String dialect) {
        return Occasion.now(caller.actor(), dialect, RequestTrace.id(request), RequestTrace.address(request));
    }
}
