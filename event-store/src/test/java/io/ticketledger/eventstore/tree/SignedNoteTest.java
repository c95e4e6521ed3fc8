package io.ticketledger.eventstore.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignedNoteTest {

    private final NoteKey key = key(1);
    private final NoteKey other = key(2);

    /** The example that C2SP's signed-note gives, made by another program. */
    @Test
    void a_note_of_somebody_else_is_read_and_verified() {
        NoteVerifier verifier = NoteVerifier.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        String note = "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
        assertThat(SignedNote.parse(note).isSignedBy(List.of(verifier))).isTrue();
        assertThat(SignedNote.parse(note.replace("an example", "no example")).isSignedBy(List.of(verifier))).isFalse();
        assertThat(SignedNote.parse(note).write()).isEqualTo(note);
        assertThat(verifier.text()).isEqualTo("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    /** RFC 8032, section 7.1, test 1. */
    @Test
    void the_public_key_and_the_signature_follow_from_the_seed() {
        NoteKey known = new NoteKey("x", HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        byte[] publicKey = java.util.Base64.getDecoder().decode(known.verifier().text().split("\\+", 3)[2]);
        assertThat(HexFormat.of().formatHex(publicKey)).isEqualTo("01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        byte[] signature = known.sign("").keyIdAndSignature();
        assertThat(HexFormat.of().formatHex(signature, 4, signature.length)).isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void two_keys_of_one_name_sign_one_note_and_either_will_do() {
        SignedNote note = SignedNote.parse(new SignedNote("a\n\nb\n", List.of(key.sign("a\n\nb\n"), other.sign("a\n\nb\n"))).write());
        assertThat(note.text()).isEqualTo("a\n\nb\n");
        assertThat(note.isSignedBy(List.of(key.verifier()))).isTrue();
        assertThat(note.isSignedBy(List.of(other.verifier()))).isTrue();
        assertThat(note.isSignedBy(List.of(key(3).verifier()))).isFalse();
        assertThat(note.isSignedBy(List.of())).isFalse();
    }

    @Test
    void a_note_on_which_one_known_signature_is_wrong_is_not_believed() {
        SignedNote note = new SignedNote("a\n", List.of(key.sign("a\n"), other.sign("b\n")));
        assertThat(note.isSignedBy(List.of(key.verifier()))).isTrue();
        assertThat(note.isSignedBy(List.of(key.verifier(), other.verifier()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n", "a\n\n", "a\n\nb\n", "a\n\n\u2014 x !\n", "a\n\n\u2014 xAAAA\n", "a\n\n\u2014 x AAAA", "a\tb\n\n\u2014 x AAAA\n"})
    void what_is_no_note_is_refused(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a+b", "a+00000000+AAAA", "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"})
    void what_is_no_verifier_key_is_refused(String text) {
        assertThatThrownBy(() -> NoteVerifier.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_checkpoint_reads_what_it_writes() {
        Checkpoint checkpoint = new Checkpoint("desk.example/1", 1234567, TreeHash.empty());
        assertThat(checkpoint.text()).isEqualTo("desk.example/1\n1234567\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        Checkpoint read = Checkpoint.parse(checkpoint.text() + "an extension\n");
        assertThat(read.origin()).isEqualTo("desk.example/1");
        assertThat(read.isOf(1234567, TreeHash.empty())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n1\n", "a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "a\n1\n47DE\n", "a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"})
    void what_is_no_checkpoint_is_refused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    static NoteKey key(int number) {
        byte[] seed = new byte[NoteKey.SEED_BYTES];
        seed[0] = (byte) number;
        return new NoteKey("log.example/test", seed);
    }
}
