package io.ticketledger.server.export;

import io.ticketledger.server.cli.Command;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** {@code export --format csv --out FILE}: the same file as over HTTP. Until it is whole it has another name. */
final class ExportCommand implements Command {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int CALLED_WRONGLY = 2;
    private static final int BUFFER = 1 << 16;
    private static final String STANDARD_OUTPUT = "-";
    private static final Set<String> OPTIONS = Set.of("--format", "--from", "--to", "--tickets", "--out");
    private static final String USAGE = """
            Usage: export --out <file|-> [--format ndjson|csv|xes|ocel] [--from <position|instant>] [--to <position|instant>] [--tickets <UUIDs or numbers>] [--proof]""";

    private final Exports exports;
    private final OutputStream out;
    private final PrintStream err;

    ExportCommand(Exports exports, OutputStream out, PrintStream err) {
        this.exports = exports;
        this.out = out;
        this.err = err;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public int run(List<String> arguments) {
        Map<String, String> given = options(arguments);
        String file = given == null ? null : given.get("--out");
        if (given == null || file == null) {
            err.println(USAGE);
            return CALLED_WRONGLY;
        }
        try {
            Wanted wanted = Wanted.judge(given.get("--format"), given.get("--from"), given.get("--to"), given.get("--tickets"), given.get("--proof"));
            Selection selection = exports.select(wanted);
            long bytes = file.equals(STANDARD_OUTPUT) ? stream(selection, out) : file(selection, Path.of(file).toAbsolutePath());
            err.println("%s: positions %s, %,d bytes".formatted(file.equals(STANDARD_OUTPUT) ? "standard output" : file, selection.range(), bytes));
            return DONE;
        } catch (NotExportable e) {
            err.println(e.sentence());
            return e.why() == NotExportable.Why.NOT_YET ? FAILED : CALLED_WRONGLY;
        } catch (InvalidPathException e) {
            err.println("'" + file + "' is no name of a file.");
            return CALLED_WRONGLY;
        } catch (IOException | RuntimeException e) {
            err.println("The export broke off: " + (e.getMessage() == null ? e : e.getMessage()));
            return FAILED;
        }
    }

    /** Null if they are not understood. */
    private static @Nullable Map<String, String> options(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i).equals("-o") ? "--out" : arguments.get(i);
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            String value;
            if (argument.equals("--proof")) value = "true";
            else if (!OPTIONS.contains(option)) return null;
            else if (equals >= 0) value = argument.substring(equals + 1);
            else if (i + 1 < arguments.size()) value = arguments.get(++i);
            else return null;
            if (given.put(option, value) != null) return null;
        }
        return given;
    }

    private long file(Selection selection, Path file) throws IOException {
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) throw new NotExportable(NotExportable.Why.UNINTELLIGIBLE, "There is no directory '" + directory + "'.");
        if (Files.isDirectory(file)) throw new NotExportable(NotExportable.Why.UNINTELLIGIBLE, "'" + file + "' is a directory.");
        // Readable by its owner alone, as a ledger should be, and a name of its own, should somebody else write the same file.
        Path draft = Files.createTempFile(directory, file.getFileName() + ".", ".part");
        draft.toFile().deleteOnExit();
        try {
            long bytes;
            try (OutputStream to = Files.newOutputStream(draft)) {
                bytes = stream(selection, to);
            }
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private long stream(Selection selection, OutputStream to) throws IOException {
        Counted counted = new Counted(new BufferedOutputStream(to, BUFFER));
        long passes = selection.format() == Format.OCEL ? 2 : 1;
        long all = selection.isOfSomeTickets() ? -1 : passes * Math.max(0, selection.last() - selection.first() + 1);
        // Speaks to standard error, so that standard output may be the file.
        try (ProgressBar bar = new ProgressBarBuilder().setTaskName("export").setUnit(" lines", 1).setInitialMax(all).setStyle(ProgressBarStyle.ASCII).showSpeed().build()) {
            exports.write(selection, counted, bar::stepBy);
            counted.flush();
            bar.maxHint(bar.getCurrent());
        }
        return counted.bytes;
    }

    private static final class Counted extends OutputStream {

        private final OutputStream to;
        private long bytes;

        Counted(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            to.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            to.write(some, offset, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }
    }
}
