package io.ticketledger.eventstore.tree;

import java.util.List;

/** Who vouches for the log: a name and the keys it signs with. */
public interface Signing {

    /** The log's name, which is also that of its keys. */
    String origin();

    /**
     * A signed note of C2SP: the text, an empty line, and a line for each key that signs now. Equal texts give equal notes as long as the keys are the same.
     *
     * @param text ends with a line feed and holds no other control character
     */
    String sign(String text);

    /** Those whose signatures count: they sign now, or did once. The newest comes first. */
    List<NoteVerifier> verifiers();
}
