package io.ticketledger.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All rooms, and which of them a request is for. Says no in the words of that room. */
final class Rooms {

    private static final RefusalWriter CORRIDOR = (_, response, reason) -> {
        response.setContentType("application/problem+json");
        response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"" + reason.phrase() + "\",\"status\":" + reason.status() + "}");
    };

    private static final String FOUND = Rooms.class.getName() + ".found";

    private final List<Room> rooms;

    Rooms(List<Room> rooms) {
        this.rooms = List.copyOf(rooms);
    }

    boolean isInside(HttpServletRequest request) {
        return of(request).isPresent();
    }

    /** Asked several times for each request, so the answer is kept with it. */
    Optional<Room> of(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Room room) return Optional.of(room);
        for (Room room : rooms) {
            if (!room.has(request)) continue;
            request.setAttribute(FOUND, room);
            return Optional.of(room);
        }
        return Optional.empty();
    }

    boolean isOpen(HttpServletRequest request) {
        return of(request).filter(room -> room.isOpen(request)).isPresent();
    }

    boolean isForPages(HttpServletRequest request) {
        return of(request).filter(room -> room.isForPages(request)).isPresent();
    }

    /** Nothing is done if an answer is on its way already. */
    void refuse(HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        refuse(of(request), request, response, reason);
    }

    /** For a request that failed and of which only the path is left. */
    void refuseAfter(String path, HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        refuse(rooms.stream().filter(room -> room.had(path)).findFirst(), request, response, reason);
    }

    private static void refuse(Optional<Room> room, HttpServletRequest request, HttpServletResponse response, Reason reason) throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        response.setStatus(reason.status());
        response.setCharacterEncoding("UTF-8");
        if (reason == Reason.NO_TOKEN) response.setHeader("WWW-Authenticate", "Bearer realm=\"api\"");
        if (reason == Reason.BAD_TOKEN) response.setHeader("WWW-Authenticate", "Bearer realm=\"api\", error=\"invalid_token\"");
        room.map(Room::refusals).orElse(CORRIDOR).write(request, response, reason);
    }
}
