package io.ticketledger.server.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of one attempt to send a message. The reasons are for people, and hold nothing secret. */
sealed interface Result {

    /** It was taken over. @param providerId what the other side knows it by */
    record Sent(@Nullable String providerId) implements Result {}

    /** This message will never be taken. */
    record Refused(String why) implements Result {}

    /** This message was not taken now; others may be. */
    record NotNow(String why) implements Result {}

    /** Nothing is taken now, whichever message it is. @param pause how long the other side wants to be left alone */
    record ChannelDown(String why, @Nullable Duration pause) implements Result {

        ChannelDown(String why) {
            this(why, null);
        }
    }
}
