package io.ticketledger.server.live;

import io.ticketledger.server.security.Caller;
import java.util.Map;

/** A kind of socket, as a room has it: for whom it is there, and what is said on it. What a client may say is the same on all: {@link SmallTalk}. */
public interface Conversation {

    /** Judged before hands are shaken. Where this is false there is nothing, as far as the caller can tell. @param path the variables in it */
    boolean isThereFor(Caller caller, Map<String, String> path);

    /**
     * Greets, and sees to it that what concerns the caller is said from now on. He is already connected, so that whatever changes his rights from now on ends
     * the connection; nothing of before has to be remembered.
     *
     * @param caller as he is by now
     */
    void begin(Connection<Saying> connection, Caller caller, Map<String, String> path);
}
