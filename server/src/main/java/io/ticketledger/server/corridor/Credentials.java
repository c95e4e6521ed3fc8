package io.ticketledger.server.corridor;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A name and a password, judged as far as it goes without looking anybody up. */
public record Credentials(String username, @Schema(type = "string") Secret password) {

    private static final int LONGEST_NAME = 1_000;

    public static Credentials read(byte @Nullable [] body) {
        Fields fields = Fields.parse(body);
        Credentials read = new Credentials(fields.requiredText("username", LONGEST_NAME), new Secret(fields.requiredText("password", PersonFields.LONGEST_PASSWORD)));
        fields.verdict();
        return read;
    }
}
