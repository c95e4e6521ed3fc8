package io.ticketledger.server.delivery;

import io.ticketledger.events.Channel;
import io.ticketledger.query.directory.Account;
import java.util.Optional;

/** Takes messages to people over one channel. Holds no message back: whoever calls waits, though never for long. */
interface Carrier {

    Channel channel();

    /** Where it takes messages, for the one line at start. */
    String route();

    /** Where to reach a person, if he has said. */
    Optional<String> address(Account person);

    Result carry(Message message) throws InterruptedException;
}
