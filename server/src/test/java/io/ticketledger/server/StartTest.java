package io.ticketledger.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StartTest {

    private static final int JAVA_17 = 61;
    @TempDir Path folder;

    @Test
    void is_readable_for_java_17_while_the_rest_is_not() throws IOException {
        assertThat(classVersion(Start.class)).isEqualTo(JAVA_17);
        assertThat(classVersion(Ticketledger.class)).isGreaterThan(JAVA_17);
    }

    @Test
    void names_the_java_to_use_when_there_is_one() throws IOException {
        jdk("17.0.9");
        var wanted = jdk("25.0.1");
        var advice = Start.advice(17, "ticketledger.jar", new String[] {"import", "all.json"}, Start.homes(Map.of(), folder.toString()));
        assertThat(advice).isEqualTo("Ticketledger needs Java 25 or newer, and this is Java 17. Use: " + wanted + "/bin/java -jar ticketledger.jar import all.json");
    }

    @Test
    void says_what_to_install_when_there_is_none() {
        assertThat(Start.advice(21, "ticketledger.jar", new String[0], List.of(folder)))
                .startsWith("Ticketledger needs Java 25 or newer, and this is Java 21. Install").doesNotContain("\n");
    }

    @Test
    void looks_first_where_the_environment_points() {
        assertThat(Start.homes(Map.of("JAVA_HOME_25_X64", "/somewhere"), folder.toString())).first().isEqualTo(Path.of("/somewhere"));
    }

    private Path jdk(String version) throws IOException {
        var home = folder.resolve(".sdkman/candidates/java/" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static int classVersion(Class<?> type) throws IOException {
        try (var bytes = new DataInputStream(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            bytes.readInt();
            bytes.readUnsignedShort();
            return bytes.readUnsignedShort();
        }
    }
}
