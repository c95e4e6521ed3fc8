package io.ticketledger.server.ledger;

import io.ticketledger.events.Role;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever is logged in has come as far as this; the ledger shows what everybody did, so it is for those who answer for the desk. */
final class OnlyAuditors implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object route) throws IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Caller caller && caller.hasAny(Role.ADMIN, Role.MANAGER, Role.AUDITOR)) return true;
        response.setStatus(Reason.FORBIDDEN.status());
        LedgerProblems.refuse(request, response, Reason.FORBIDDEN);
        return false;
    }
}
