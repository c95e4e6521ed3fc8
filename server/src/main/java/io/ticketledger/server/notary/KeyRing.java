package io.ticketledger.server.notary;

import io.ticketledger.eventstore.tree.NoteKey;
import io.ticketledger.eventstore.tree.NoteVerifier;
import io.ticketledger.eventstore.tree.SignedNote;
import io.ticketledger.eventstore.tree.Signing;
import java.util.List;
import java.util.stream.Stream;

/**
 * @param signers all sign, the current one first; more than one only while a new key takes over
 * @param retired signed once; what they signed stays good
 */
record KeyRing(String origin, List<NoteKey> signers, List<NoteVerifier> retired) implements Signing {

    KeyRing {
        signers = List.copyOf(signers);
        retired = List.copyOf(retired);
    }

    @Override
    public String sign(String text) {
        return new SignedNote(text, signers.stream().map(key -> key.sign(text)).toList()).write();
    }

    @Override
    public List<NoteVerifier> verifiers() {
        return Stream.concat(signers.stream().map(NoteKey::verifier), retired.stream()).distinct().toList();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "KeyRing" + verifiers();
    }
}
