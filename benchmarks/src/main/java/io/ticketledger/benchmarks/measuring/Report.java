package io.ticketledger.benchmarks.measuring;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one measurement: a table for people, JSON for whoever compares. Each figure is printed when it is known, because the next may take minutes. */
public final class Report {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String ROW = "%-64s %12s %12s %12s  %-8s %-10s %s%n";

    private record Figure(String name, String unit, Series series, Target target) {}

    private final String measurement;
    private final Options options;
    private final PrintStream out;
    private final Instant began = Instant.now();
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    public Report(String measurement, Options options, PrintStream out) {
        this.measurement = measurement;
        this.options = options;
        this.out = out;
        out.printf("%n%s%s%n", measurement, options.smoke() ? " (smoke: it runs; the figures mean nothing)" : "");
        out.printf(ROW, "", "median", "least", "most", "unit", "target", "");
    }

    public void figure(String name, String unit, Series series) {
        figure(name, unit, series, Target.NONE);
    }

    public void figure(String name, String unit, Series series, Target target) {
        figures.add(new Figure(name, unit, series, target));
        out.printf(ROW, name, number(series.median()), number(series.least()), number(series.most()), unit, target.text(),
                target instanceof Target.None || options.smoke() ? "" : target.isMet(series) ? "met" : "MISSED");
    }

    /** What this was divided by that, round by round. */
    public void ratio(String name, Series series, Series by, Target target) {
        figure(name, "x", series.over(by), target);
    }

    /** What a reader has to know to believe the figures, such as that the log was checked. */
    public void note(String sentence) {
        notes.add(sentence);
        out.println("  " + sentence);
    }

    /** What was measured on, such as the version of PostgreSQL. */
    public void fact(String name, String value) {
        facts.put(name, value);
    }

    /** @return where it was written */
    public Path write() throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measurement", measurement);
        json.put("began", began.toString());
        json.put("ended", Instant.now().toString());
        json.put("smoke", options.smoke());
        json.put("seconds", options.seconds());
        json.put("rounds", options.rounds());
        json.put("options", options.more());
        facts.putIfAbsent("java", System.getProperty("java.vm.version"));
        facts.putIfAbsent("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.putIfAbsent("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        json.put("machine", facts);
        json.put("figures", figures.stream().map(figure -> json(figure)).toList());
        json.put("notes", notes);
        Files.createDirectories(options.json());
        Path file = options.json().resolve(measurement + (options.smoke() ? "-smoke" : "") + ".json");
        Files.writeString(file, JSON.writeValueAsString(json) + "\n");
        return file;
    }

    private Map<String, Object> json(Figure figure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", figure.name);
        json.put("unit", figure.unit);
        json.put("median", figure.series.median());
        json.put("least", figure.series.least());
        json.put("most", figure.series.most());
        json.put("values", figure.series.values());
        if (!(figure.target instanceof Target.None)) {
            json.put("target", figure.target.text());
            if (!options.smoke()) json.put("met", figure.target.isMet(figure.series));
        }
        return json;
    }

    /** With as many digits as say something. */
    static String number(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
