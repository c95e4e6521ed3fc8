package io.ticketledger.eventstore;

import java.util.List;
import java.util.Map;

/**
 * Says which claims an event takes or releases. They change in the transaction that appends the event, or not at all.
 * Called once per event, in order, in the thread that appends.
 */
@FunctionalInterface
public interface ClaimPolicy {

    ClaimPolicy NONE = (payload, metadata) -> List.of();

    List<ClaimChange> changes(Object payload, Map<String, ?> metadata);
}
