package io.ticketledger.server.ledger;

import io.ticketledger.events.Role;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Reason;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever is logged in has come as far as this; the ledger shows what everybody did, so it is for those who answer for the desk. */
final class OnlyAuditors implements HandlerInterceptor {

    static boolean mayEnter(Caller caller) {
        return caller.hasAny(Role.ADMIN, Role.MANAGER, Role.AUDITOR);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object route) throws IOException {
        // Comes by a second time when an answer that was waited for is there; nobody is known any more then, and he was judged.
        if (request.getDispatcherType() == DispatcherType.ASYNC) return true;
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller && mayEnter(caller)) {
            // A client may keep an answer to ask whether it is still the same; what nobody may keep has no use for an ETag.
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            return true;
        }
        response.setStatus(Reason.FORBIDDEN.status());
        LedgerProblems.refuse(request, response, Reason.FORBIDDEN);
        return false;
    }
}
