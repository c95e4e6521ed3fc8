package io.ticketledger.eventstore;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** A storage engine whose appends a schedule can hold open between insert and commit. */
interface OpenTransactions {

    EventStorageEngine reading();

    /** The stream an append of a schedule must write to, so that it can be held. */
    String stream(int append);

    /** Returns when the event is inserted but not committed, or when the append waits for another that is. */
    void begin(int append, EventMessage<?> event) throws Exception;

    /** From now on the append may commit; returns when everything has come to rest again. */
    void mayCommit(int append) throws Exception;

    /** All appends may commit; returns when they have. */
    void finish() throws Exception;
}
