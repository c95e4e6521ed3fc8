package io.ticketledger.server.security;

import io.ticketledger.server.desk.Occasion;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the log will remember of a request: who, through which room, under which name, from where, and when. */
public final class Occasions {

    /** For the request this thread is answering. */
    public Occasion of(Caller caller, String dialect) {
        return of(((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest(), caller, dialect);
    }

    public static Occasion of(HttpServletRequest request, Caller caller, String dialect) {
        return Occasion.now(caller.actor(), dialect, RequestTrace.id(request), RequestTrace.address(request));
    }
}
