package io.ticketledger.server.corridor;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Occasions;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The desk as one room sees it: whoever asks does so through this room, in the request that is being served by this thread. */
public record RoomDesk(Desk desk, String dialect) {

    /** @throws Rejection if a rule refused; nothing happened */
    public Outcome ask(Caller caller, Object command) {
        return desk.ask(command, occasion(caller));
    }

    /** As {@link #ask(Caller, Object)}, by somebody of whom more is known than his account tells. */
    public Outcome ask(Caller caller, Actor actor, Object command) {
        return desk.ask(command, occasion(caller).by(actor));
    }

    public Occasion occasion(Caller caller) {
        return Occasions.of(((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest(), caller, dialect);
    }
}
