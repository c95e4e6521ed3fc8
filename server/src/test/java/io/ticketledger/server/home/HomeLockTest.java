package io.ticketledger.server.home;

import io.ticketledger.server.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HomeLockTest {

    @TempDir Path folder;

    /** Holds the lock until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            var lock = HomeLock.take(Home.at(Path.of(arguments[0])));
            System.out.println("holds " + lock.isPresent());
            System.in.read();
        }
    }

    @Test
    void is_held_against_other_processes_until_its_holder_ends_however_it_ends() throws Exception {
        var home = Home.at(folder);
        try (var holder = ChildJvm.running(Holder.class, Map.of(), folder)) {
            assertThat(holder.waitFor("holds ")).isEqualTo("true");
            assertThat(HomeLock.take(home)).isEmpty();
            assertThat(HomeLock.holder(home)).isEqualTo("process " + holder.process().pid());
            holder.kill();
            var mine = HomeLock.take(home);
            assertThat(mine).isPresent();
            mine.get().close();
        }
    }

    @Test
    void a_second_attempt_in_the_same_process_neither_gets_nor_breaks_it() throws Exception {
        var home = Home.at(folder);
        try (var _ = HomeLock.take(home).orElseThrow()) {
            assertThat(HomeLock.take(home)).isEmpty();
            assertThat(HomeLock.holder(home)).isEqualTo("this process");
            try (var other = ChildJvm.running(Holder.class, Map.of(), folder)) {
                assertThat(other.waitFor("holds ")).isEqualTo("false");
            }
        }
        HomeLock.take(home).orElseThrow().close();
    }
}
