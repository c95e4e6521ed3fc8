package io.ticketledger.server.live;

import java.util.List;

/** What one of those who listen makes of what the log has brought. Asked by the feed's thread: quickly, purely, and from nothing but what is in it. */
@FunctionalInterface
public interface Ear<M> {

    List<M> hear(Handful handful);
}
