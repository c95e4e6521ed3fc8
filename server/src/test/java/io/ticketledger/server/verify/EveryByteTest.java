package io.ticketledger.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ticketledger.server.verify.Evidence.Said;
import io.ticketledger.server.verify.Evidence.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Nothing in a certificate is without meaning: not a blank, not the case of a letter, not the last line feed. */
class EveryByteTest {

    private static byte[] certificate() {
        return Holder.CERTIFICATE;
    }

    private static final class Holder {
        static final byte[] CERTIFICATE = of(Evidence.world());

        private static byte[] of(World world) {
            return world.ledger().certificate(world.ticket().toString(), world.number()).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void a_byte_that_is_another_is_noticed(@ForAll @IntRange(max = Integer.MAX_VALUE) int where, @ForAll @IntRange(min = 1, max = 255) int how) {
        byte[] changed = certificate().clone();
        changed[where % changed.length] ^= (byte) how;
        noticed(changed);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void a_byte_more_is_noticed(@ForAll @IntRange(max = Integer.MAX_VALUE) int where, @ForAll byte more) {
        byte[] given = certificate();
        int at = where % (given.length + 1);
        byte[] changed = Arrays.copyOf(given, given.length + 1);
        System.arraycopy(given, at, changed, at + 1, given.length - at);
        changed[at] = more;
        noticed(changed);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void a_byte_less_is_noticed(@ForAll @IntRange(max = Integer.MAX_VALUE) int where) {
        byte[] given = certificate();
        int at = where % given.length;
        byte[] changed = Arrays.copyOf(given, given.length - 1);
        System.arraycopy(given, at + 1, changed, at, given.length - at - 1);
        noticed(changed);
    }

    /** Header and both signatures, where a reader that is too kind would not notice. */
    @Test
    void each_byte_of_the_first_and_last_lines_counts() {
        byte[] given = certificate();
        for (int at = 0; at < given.length; at = at == 400 ? given.length - 400 : at + 1) {
            for (int how : new int[] {1, 2, 32, 0x80}) {
                byte[] changed = given.clone();
                changed[at] ^= (byte) how;
                noticed(changed);
            }
        }
    }

    @Test
    void other_line_ends_are_noticed() {
        String text = new String(certificate(), StandardCharsets.UTF_8);
        noticed(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        noticed(text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8));
        noticed((text + "\n").getBytes(StandardCharsets.UTF_8));
        noticed(("\ufeff" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whatever_else_it_is_given_it_ends_with_a_verdict(@ForAll @Size(max = 300) byte[] anything) {
        noticed(anything);
    }

    private static void noticed(byte[] file) {
        Said said = Evidence.judge(file, Evidence.KEY.verifier().text());
        assertThat(said.exit()).as(said.output()).isIn(1, 2);
        assertThat(said.verdict()).matches("(?s)(INVALID|NOT CHECKED): .*");
    }
}
