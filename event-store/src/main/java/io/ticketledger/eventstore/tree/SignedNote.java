package io.ticketledger.eventstore.tree;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A text and who signed it, as C2SP's signed-note writes it down. */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String DASH = "\u2014 ";

    /** @param keyIdAndSignature the first four bytes say which key of that name */
    public record Signature(String name, byte[] keyIdAndSignature) {

        String line() {
            return DASH + name + " " + Base64.getEncoder().encodeToString(keyIdAndSignature) + "\n";
        }
    }

    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("The text of a note ends with a line feed and holds no other control character.");
        }
        signatures = List.copyOf(signatures);
    }

    public String write() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }

    /** @throws IllegalArgumentException if it is no signed note */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) throw new IllegalArgumentException("This is no signed note.");
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(blank + 2).split("\n")) signatures.add(signature(line));
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    private static Signature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space <= DASH.length()) throw new IllegalArgumentException("A signature line of the note is not as it should be.");
        return new Signature(line.substring(DASH.length(), space), Base64.getDecoder().decode(line.substring(space + 1)));
    }

    /** Whether at least one of these keys has signed it, and none that is said to have was wronged. */
    public boolean isSignedBy(List<NoteVerifier> known) {
        boolean signed = false;
        for (Signature signature : signatures) {
            for (NoteVerifier key : known) {
                if (!key.isOf(signature)) continue;
                if (!key.verifies(text, signature)) return false;
                signed = true;
            }
        }
        return signed;
    }
}
