package io.ticketledger.eventstore.tree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** An Ed25519 key that signs notes under a name. */
public final class NoteKey {

    public static final int SEED_BYTES = 32;

    private static final int PUBLIC_KEY_BYTES = 32;

    private final PrivateKey key;
    private final NoteVerifier verifier;

    /** @param seed RFC 8032's private key, from which all the rest follows */
    public NoteKey(String name, byte[] seed) {
        if (seed.length != SEED_BYTES) throw new IllegalArgumentException("An Ed25519 seed has 32 bytes, not " + seed.length + ".");
        KeyPair pair = pair(seed.clone());
        key = pair.getPrivate();
        byte[] encoded = pair.getPublic().getEncoded();
        verifier = new NoteVerifier(name, Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length));
    }

    /** The JDK tells the public key of a private one only when it makes both, from chance; here chance is the seed. */
    private static KeyPair pair(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                private static final long serialVersionUID = 1;

                @Override
                public void nextBytes(byte[] bytes) {
                    if (bytes.length != seed.length) throw new IllegalStateException("an Ed25519 key is made of 32 bytes");
                    System.arraycopy(seed, 0, bytes, 0, seed.length);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    public NoteVerifier verifier() {
        return verifier;
    }

    public SignedNote.Signature sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote.Signature(verifier.name(), NoteVerifier.joined(verifier.keyId(), signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of the JDK's own making signs", e);
        }
    }
}
