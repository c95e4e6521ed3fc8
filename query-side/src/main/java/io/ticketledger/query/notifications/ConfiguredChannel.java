package io.ticketledger.query.notifications;

import io.ticketledger.events.Channel;

/** This desk has been given the means for this channel. In-app needs none. */
public record ConfiguredChannel(Channel channel) {}
