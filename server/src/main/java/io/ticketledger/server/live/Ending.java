package io.ticketledger.server.live;

/** Why a connection is over. */
public enum Ending {
    /** The client hung up, or his line broke. */
    GONE("gone"),
    /** Who he is or what he may see has changed: he may come again and be judged anew. */
    JUDGED_ANEW("the account has changed"),
    TOKEN_EXPIRED("the token has expired"),
    TOO_SLOW("too slow"),
    /** The same person has opened too many since. */
    TOO_MANY("opened too often"),
    /** He sent what is not spoken here. */
    UNINTELLIGIBLE("not understood"),
    STOPPING("the server is stopping"),
    BROKEN("something went wrong");

    private final String words;

    Ending(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
