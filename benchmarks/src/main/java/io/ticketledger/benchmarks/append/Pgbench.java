package io.ticketledger.benchmarks.append;

import io.ticketledger.benchmarks.measuring.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, in a process of its own, with prepared statements. */
record Pgbench(Path program, Database database) implements OneRowPerCommit {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public double run(String url, int clients, Duration time) throws IOException, InterruptedException {
        URI server = URI.create(url.substring("jdbc:".length()));
        Path folder = Files.createTempDirectory("ticketledger-pgbench");
        Path output = folder.resolve("output");
        try {
            List<String> command = new ArrayList<>(List.of(program.toString(), "--no-vacuum", "--protocol=prepared", "--host=" + server.getHost(),
                    "--port=" + (server.getPort() < 0 ? 5432 : server.getPort()), "--username=" + database.user(),
                    "--client=" + clients, "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()), "--time=" + time.toSeconds()));
            for (SampleEvents.Sample sample : SampleEvents.SAMPLES) {
                String variable = sample.name().replace('-', '_');
                Path script = Files.writeString(script(folder, sample),
                        OneRowPerCommit.INSERT.formatted(":name_" + variable, ":payload_" + variable, ":metadata_" + variable) + ";\n");
                command.add("--file=" + script + "@" + sample.share());
                command.add("--define=name_" + variable + "=" + sample.name());
                command.add("--define=payload_" + variable + "=" + sample.payload());
                command.add("--define=metadata_" + variable + "=" + sample.metadata());
            }
            command.add(server.getPath().substring(1));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("PGPASSWORD", database.password());
            int exit = builder.start().waitFor();
            Matcher rate = RATE.matcher(Files.readString(output));
            if (exit != 0 || !rate.find()) throw new IOException("pgbench ended with " + exit + ": " + Files.readString(output));
            return Double.parseDouble(rate.group(1));
        } finally {
            for (SampleEvents.Sample sample : SampleEvents.SAMPLES) Files.deleteIfExists(script(folder, sample));
            Files.deleteIfExists(output);
            Files.delete(folder);
        }
    }

    private static Path script(Path folder, SampleEvents.Sample sample) {
        return folder.resolve(sample.name() + ".sql");
    }
}
