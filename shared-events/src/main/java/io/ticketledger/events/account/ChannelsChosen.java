package io.ticketledger.events.account;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import java.util.List;

/** The person wants to hear from the desk on these channels and no other. */
public record ChannelsChosen(AccountId account, List<Channel> channels) implements AccountEvent {

    public ChannelsChosen {
        channels = Channel.inOrder(channels);
    }
}
