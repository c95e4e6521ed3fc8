package io.ticketledger.server.notary;

import io.ticketledger.eventstore.tree.NoteKey;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.server.home.CannotStart;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads TICKETLEDGER_CHECKPOINT_KEY: the seed of the current key, then, after commas, seeds of those that still sign and verifier keys of those that no longer do. */
final class GivenKeys {

    private static final String SETTING = "TICKETLEDGER_CHECKPOINT_KEY";
    private static final int SEED_IN_BASE64 = 44;

    private GivenKeys() {}

    static KeyRing read(String origin, String given) {
        List<NoteKey> signers = new ArrayList<>();
        List<NoteVerifier> retired = new ArrayList<>();
        for (String part : given.strip().split("\\s*,\\s*")) {
            if (isVerifierKey(part)) retired.add(verifier(part));
            else signers.add(new NoteKey(origin, seed(part)));
        }
        if (signers.isEmpty()) throw new CannotStart(SETTING + " holds no key to sign with; `openssl rand -base64 32` makes a good one");
        return new KeyRing(origin, signers, retired);
    }

    /** A name, a plus, eight hex digits, a plus, a key; base64 may hold plus signs, but is not as long. */
    private static boolean isVerifierKey(String part) {
        return part.length() > SEED_IN_BASE64 && part.matches("[^+]+\\+[0-9a-f]{8}\\+.+");
    }

    private static NoteVerifier verifier(String part) {
        try {
            return NoteVerifier.parse(part);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("in " + SETTING + " stands a verifier key that is none (" + e.getMessage() + ")");
        }
    }

    private static byte[] seed(String part) {
        byte[] seed;
        try {
            boolean isUrlAlphabet = part.indexOf('-') >= 0 || part.indexOf('_') >= 0;
            seed = (isUrlAlphabet ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(part);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(SETTING + " is not base64; `openssl rand -base64 32` makes a good one");
        }
        if (seed.length != NoteKey.SEED_BYTES) {
            throw new CannotStart("%s holds %d bytes where %d are needed; `openssl rand -base64 32` makes a good one".formatted(SETTING, seed.length, NoteKey.SEED_BYTES));
        }
        return seed;
    }
}
