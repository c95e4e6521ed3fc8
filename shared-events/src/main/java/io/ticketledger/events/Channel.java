package io.ticketledger.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A way to reach a person. */
public enum Channel {
    @JsonProperty("email") EMAIL,
    @JsonProperty("whatsapp") WHATSAPP,

    /** In the list of one's own notifications, and at once on every open WebSocket. */
    @JsonProperty("in-app") IN_APP;

    /** Whoever has not chosen is reached every way there is. */
    public static final List<Channel> ALL = List.of(values());

    /** Each once, in the order above, so that equal choices are equal. */
    public static List<Channel> inOrder(Collection<Channel> channels) {
        return Arrays.stream(values()).filter(channels::contains).toList();
    }
}
