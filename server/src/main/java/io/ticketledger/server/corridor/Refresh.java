package io.ticketledger.server.corridor;

import org.jspecify.annotations.Nullable;

/** A refresh token that is to be turned into something fresh. */
public record Refresh(String refresh) {

    private static final int LONGEST_TOKEN = 10_000;

    public static Refresh read(byte @Nullable [] body) {
        Fields fields = Fields.parse(body);
        Refresh read = new Refresh(fields.requiredText("refresh", LONGEST_TOKEN));
        fields.verdict();
        return read;
    }
}
