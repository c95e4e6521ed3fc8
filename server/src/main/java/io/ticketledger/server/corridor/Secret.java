package io.ticketledger.server.corridor;

/** A password on its way from a request to where it is hashed. Says nothing when it is printed by mistake. */
public record Secret(String text) {

    @Override
    public String toString() {
        return "(secret)";
    }
}
