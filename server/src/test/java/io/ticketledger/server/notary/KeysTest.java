package io.ticketledger.server.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketledger.eventstore.tree.NoteKey;
import io.ticketledger.eventstore.tree.SignedNote;
import io.ticketledger.server.home.CannotStart;
import io.ticketledger.server.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysTest {

    private static final String ORIGIN = "log.example/test";

    @TempDir Path folder;

    @Test
    void the_first_key_is_made_once_for_its_owner_alone() throws IOException {
        KeyRing ring = files().read(ORIGIN);
        assertThat(ring.signers()).hasSize(1);
        assertThat(ring.retired()).isEmpty();
        assertThat(files().read(ORIGIN).verifiers()).isEqualTo(ring.verifiers());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/checkpoint-key")))).isEqualTo("rw-------");
    }

    @Test
    void a_rotation_has_a_time_in_which_both_sign_and_leaves_the_old_public_key_behind() throws IOException {
        KeyRing before = files().read(ORIGIN);
        assertThat(files().retire(ORIGIN)).as("there is nothing to let go of").isFalse();
        assertThat(files().rotate()).isTrue();
        KeyRing both = files().read(ORIGIN);
        assertThat(both.signers()).hasSize(2);
        assertThat(both.signers().getLast().verifier()).isEqualTo(before.verifiers().getFirst());
        assertThat(SignedNote.parse(both.sign("x\n")).isSignedBy(before.verifiers())).isTrue();
        assertThat(files().rotate()).as("one at a time").isFalse();
        assertThat(files().retire(ORIGIN)).isTrue();
        KeyRing after = files().read(ORIGIN);
        assertThat(after.signers()).hasSize(1);
        assertThat(after.verifiers()).isEqualTo(both.verifiers());
        assertThat(SignedNote.parse(after.sign("x\n")).isSignedBy(before.verifiers())).isFalse();
        assertThat(files().rotate() && files().retire(ORIGIN)).isTrue();
        assertThat(files().read(ORIGIN).verifiers()).hasSize(3).endsWith(before.verifiers().getFirst());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets/checkpoint-key")))).isEqualTo("rw-------");
    }

    @Test
    void a_rotation_that_was_cut_off_in_the_middle_has_not_begun() throws IOException {
        KeyRing before = files().read(ORIGIN);
        Files.copy(folder.resolve("secrets/checkpoint-key"), folder.resolve("secrets/checkpoint-key.previous"));
        assertThat(files().read(ORIGIN).signers()).hasSize(1);
        assertThat(files().rotate()).isTrue();
        assertThat(files().read(ORIGIN).signers().getLast().verifier()).isEqualTo(before.verifiers().getFirst());
    }

    @Test
    void a_retirement_that_was_cut_off_in_the_middle_can_be_done_again() throws IOException {
        files().read(ORIGIN);
        files().rotate();
        KeyRing both = files().read(ORIGIN);
        Files.writeString(folder.resolve("secrets/checkpoint-keys.retired"), both.signers().getLast().verifier().text() + "\n");
        assertThat(files().read(ORIGIN).verifiers()).isEqualTo(both.verifiers());
        assertThat(files().retire(ORIGIN)).isTrue();
        assertThat(files().read(ORIGIN).verifiers()).isEqualTo(both.verifiers());
    }

    @Test
    void a_damaged_file_is_said_in_one_line() throws IOException {
        files().read(ORIGIN);
        Files.writeString(folder.resolve("secrets/checkpoint-key.previous"), "x");
        assertThatThrownBy(() -> files().read(ORIGIN)).isInstanceOf(CannotStart.class).hasMessageContaining("checkpoint-key.previous");
    }

    @Test
    void given_keys_are_seeds_that_sign_and_verifier_keys_that_did() {
        NoteKey retired = new NoteKey(ORIGIN, seed(3));
        KeyRing ring = GivenKeys.read(ORIGIN, " " + base64(1) + " ,\n" + base64(2) + "," + retired.verifier().text());
        assertThat(ring.verifiers()).isEqualTo(List.of(new NoteKey(ORIGIN, seed(1)).verifier(), new NoteKey(ORIGIN, seed(2)).verifier(), retired.verifier()));
        assertThat(ring.signers()).hasSize(2);
        assertThat(ring.toString()).doesNotContain(base64(1));
        String urls = Base64.getUrlEncoder().encodeToString(seed(251));
        assertThat(GivenKeys.read(ORIGIN, urls).verifiers()).isEqualTo(List.of(new NoteKey(ORIGIN, seed(251)).verifier()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", ",", "a+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"})
    void what_is_no_key_is_said_in_one_line(String given) {
        assertThatThrownBy(() -> GivenKeys.read(ORIGIN, given)).isInstanceOf(CannotStart.class).hasMessageContaining("TICKETLEDGER_CHECKPOINT_KEY");
    }

    private KeyFiles files() {
        return new KeyFiles(Home.at(folder));
    }

    private static String base64(int number) {
        return Base64.getEncoder().encodeToString(seed(number));
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[NoteKey.SEED_BYTES];
        java.util.Arrays.fill(seed, (byte) number);
        return seed;
    }
}
