package io.ticketledger.benchmarks;

import io.ticketledger.benchmarks.append.AppendMeasurement;
import io.ticketledger.benchmarks.footprint.FootprintMeasurement;
import io.ticketledger.benchmarks.gateway.GatewayMeasurement;
import io.ticketledger.benchmarks.growth.GrowthMeasurement;
import io.ticketledger.benchmarks.http.HttpMeasurement;
import io.ticketledger.benchmarks.imports.ImportMeasurement;
import io.ticketledger.benchmarks.measuring.Measurement;
import io.ticketledger.benchmarks.measuring.Options;
import io.ticketledger.benchmarks.measuring.Report;
import io.ticketledger.benchmarks.projection.ProjectionMeasurement;
import io.ticketledger.benchmarks.read.ReadMeasurement;
import java.util.List;

/** {@code Benchmarks <measurement>... | all [options]}: measures, prints a table, writes JSON. Exit code 2 if it was asked in a wrong way, 1 if a measurement failed. */
public final class Benchmarks {

    private static final List<Measurement> ALL = List.of(
            new AppendMeasurement(),
            new GatewayMeasurement(),
            new HttpMeasurement(),
            new ReadMeasurement(),
            new ProjectionMeasurement(),
            new ImportMeasurement(),
            new FootprintMeasurement(),
            new GrowthMeasurement());

    private Benchmarks() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    /** @return the exit code */
    static int run(List<String> arguments) {
        Options.Parsed parsed;
        List<Measurement> wanted;
        try {
            parsed = Options.parse(arguments);
            wanted = named(parsed.words());
        } catch (Options.Wrong wrong) {
            System.err.println(wrong.getMessage());
            System.err.println("usage: " + ALL.stream().map(Measurement::name).toList() + " or all, " + Options.USAGE);
            ALL.forEach(measurement -> System.err.printf("  %-12s %s%n", measurement.name(), measurement.about()));
            return 2;
        }
        boolean failed = false;
        for (Measurement measurement : wanted) {
            Report report = new Report(measurement.name(), parsed.options(), System.out);
            try {
                measurement.run(parsed.options(), report);
                System.out.println("  written to " + report.write());
            } catch (Options.Wrong wrong) {
                System.err.println(measurement.name() + ": " + wrong.getMessage());
                return 2;
            } catch (Exception e) {
                failed = true;
                System.err.println(measurement.name() + " failed, its figures do not count:");
                e.printStackTrace();
            }
        }
        return failed ? 1 : 0;
    }

    private static List<Measurement> named(List<String> words) {
        if (words.isEmpty()) throw new Options.Wrong("what shall be measured?");
        if (words.equals(List.of("all"))) return ALL;
        return words.stream().map(word -> ALL.stream().filter(measurement -> measurement.name().equals(word)).findFirst()
                .orElseThrow(() -> new Options.Wrong("nothing is called '" + word + "'"))).toList();
    }
}
