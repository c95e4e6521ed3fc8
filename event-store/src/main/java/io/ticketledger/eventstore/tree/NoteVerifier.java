package io.ticketledger.eventstore.tree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of an Ed25519 key for signed notes. */
public final class NoteVerifier {

    static final byte ED25519 = 1;
    static final int KEY_ID_BYTES = 4;

    private static final int PUBLIC_KEY_BYTES = 32;
    /** What X.509 puts before the 32 bytes of such a key. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] publicKey;
    private final byte[] keyId;
    private final PublicKey key;

    NoteVerifier(String name, byte[] publicKey) {
        requireName(name);
        this.name = name;
        this.publicKey = publicKey.clone();
        MessageDigest digest = TreeHash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ED25519);
        keyId = Arrays.copyOf(digest.digest(publicKey), KEY_ID_BYTES);
        try {
            key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(joined(X509, publicKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no Ed25519 key.", e);
        }
    }

    /** @throws IllegalArgumentException if keys may not be called so */
    public static void requireName(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c) || c == '+')) {
            throw new IllegalArgumentException("a name of at least one character, without blanks and without +");
        }
    }

    /** Reads {@code name+keyid+key}. @throws IllegalArgumentException if it is none of an Ed25519 key */
    public static NoteVerifier parse(String verifierKey) {
        String[] parts = verifierKey.split("\\+", 3);
        if (parts.length != 3) throw new IllegalArgumentException("A verifier key has the form name+keyid+key.");
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 1 + PUBLIC_KEY_BYTES || typed[0] != ED25519) throw new IllegalArgumentException("The verifier key is not one of Ed25519.");
        NoteVerifier verifier = new NoteVerifier(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(verifier.keyId).equals(parts[1])) throw new IllegalArgumentException("The key id of the verifier key is not that of its key.");
        return verifier;
    }

    public String name() {
        return name;
    }

    /** As clients are given it. */
    public String text() {
        return name + "+" + HexFormat.of().formatHex(keyId) + "+" + Base64.getEncoder().encodeToString(joined(new byte[] {ED25519}, publicKey));
    }

    byte[] keyId() {
        return keyId.clone();
    }

    boolean isOf(SignedNote.Signature signature) {
        byte[] bytes = signature.keyIdAndSignature();
        return signature.name().equals(name) && bytes.length > KEY_ID_BYTES && Arrays.equals(bytes, 0, KEY_ID_BYTES, keyId, 0, KEY_ID_BYTES);
    }

    boolean verifies(String text, SignedNote.Signature signature) {
        try {
            java.security.Signature check = java.security.Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = signature.keyIdAndSignature();
            return check.verify(bytes, KEY_ID_BYTES, bytes.length - KEY_ID_BYTES);
        } catch (SignatureException e) {
            return false; // not of the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier verifier && text().equals(verifier.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
