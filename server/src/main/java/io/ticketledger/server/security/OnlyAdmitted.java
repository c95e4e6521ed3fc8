package io.ticketledger.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through whoever was let in, and everybody to what is open. */
final class OnlyAdmitted extends OncePerRequestFilter {

    private final Rooms rooms;

    OnlyAdmitted(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null && !rooms.isOpen(request)) {
            rooms.refuse(request, response, Reason.NO_TOKEN);
            return;
        }
        chain.doFilter(request, response);
    }
}
