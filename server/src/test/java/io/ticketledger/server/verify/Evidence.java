package io.ticketledger.server.verify;

import io.ticketledger.command.ticket.TicketCommand.AcknowledgeTicket;
import io.ticketledger.command.ticket.TicketCommand.AddAttachment;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.AssignTicket;
import io.ticketledger.command.ticket.TicketCommand.ChangePriority;
import io.ticketledger.command.ticket.TicketCommand.OpenTicket;
import io.ticketledger.command.ticket.TicketCommand.PutOnHold;
import io.ticketledger.command.ticket.TicketCommand.StartWork;
import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.eventstore.PostgresEventStorageEngine;
import io.ticketledger.eventstore.StoredLine;
import io.ticketledger.eventstore.tree.NoteKey;
import io.ticketledger.practice.Practice;
import io.ticketledger.query.directory.Account;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.testing.RunningDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Two tickets of a real desk whose events are mixed in the log, and what the verifier says of what is shown to it. */
final class Evidence {

    static final NoteKey KEY = new NoteKey("paper.example", "the paper ledger signs with this".getBytes(StandardCharsets.UTF_8));
    static final NoteKey OTHER_KEY = new NoteKey("paper.example", "somebody else would sign so, too".getBytes(StandardCharsets.UTF_8));

    /** What a reader that looks for fields by searching in the text would take for some. */
    static final String NASTY = "\"},\"position\":1,\"stream\":\"x\",\"version\":0}\n\n\u2014 paper.example AAAA\n\nstate\n{} \\\" \u00e4\u20ac\ud83c\udfab\u2028\u0085";

    /** @param lines all there was in the log when both stories had been told */
    record World(RunningDesk desk, TicketId ticket, long number, TicketId other, long otherNumber, List<String> lines) {

        PaperLedger ledger() {
            return new PaperLedger(KEY, lines);
        }
    }

    /** Told once; if that fails it is not tried again for every test. */
    private static final class Told {
        static final World WORLD = tell(RunningDesk.fresh());
    }

    private Evidence() {}

    static World world() {
        return Told.WORLD;
    }

    private static World tell(RunningDesk desk) {
        // With these besides, what comes before the first ticket are eleven events: it takes three hashes to stand for them, and two for one more.
        for (Role role : List.of(Role.MANAGER, Role.COORDINATOR, Role.AUDITOR)) Practice.person(desk, "pat-Passw0rd", role);
        Account requester = Practice.person(desk, "pat-Passw0rd", Role.REQUESTER);
        Account agent = Practice.person(desk, "pat-Passw0rd", Role.AGENT);
        TicketId one = Ids.ticket();
        TicketId two = Ids.ticket();
        long first = desk.part(Numbers.class).next(Numbers.Kind.TICKET);
        long second = desk.part(Numbers.class).next(Numbers.Kind.TICKET);
        List<TicketCommand> story = List.of(
                new OpenTicket(one, first, requester.id(), "Printer on fire", NASTY, Priority.HIGH, null, null, "hardware", null, null, "p", null),
                new OpenTicket(two, second, requester.id(), "No light", "d", Priority.LOW, null, null, "bug", null, null, "p", null),
                new AcknowledgeTicket(one, "seen"),
                new AcknowledgeTicket(two, null),
                new AssignTicket(one, List.of(agent.id()), "B"),
                new AssignTicket(two, List.of(agent.id()), null),
                new StartWork(two),
                new StartWork(one),
                new AddComment(one, Ids.comment(), desk.part(Numbers.class).next(Numbers.Kind.COMMENT), NASTY, Visibility.PUBLIC),
                new AddAttachment(one, Ids.attachment(), desk.part(Numbers.class).next(Numbers.Kind.ATTACHMENT), "smoke.png", "image/png", 7, "ab".repeat(32)),
                new PutOnHold(one, "waiting for the fire brigade"),
                new ChangePriority(two, Priority.MEDIUM, null, null),
                new StartWork(one));
        for (TicketCommand command : story) {
            Occasion occasion = command instanceof OpenTicket ? Occasion.now(Caller.of(requester).actor(), "incident", "r-1", "192.0.2.7") : Occasion.system();
            if (!desk.part(Desk.class).ask(command, occasion).isReadable()) throw new AssertionError("the read models did not catch up");
        }
        List<String> lines = desk.part(PostgresEventStorageEngine.class).lines().after(0, 1000).stream().map(StoredLine::canonical).toList();
        return new World(desk, one, first, two, second, lines);
    }

    /** @param output all that was said, the verdict last */
    record Said(int exit, String output) {

        String verdict() {
            String[] lines = output.split("\n");
            return lines[lines.length - 1];
        }
    }

    /** Under the paper ledger's key. */
    static Said judge(String file, String... options) {
        return judge(file.getBytes(StandardCharsets.UTF_8), KEY.verifier().text(), options);
    }

    static Said judge(byte[] file, String key, String... options) {
        List<String> arguments = new ArrayList<>(List.of(Judged.become(file).toString(), "--key", key));
        arguments.addAll(Arrays.asList(options));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = OfflineVerifier.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8), Optional.empty());
        return new Said(exit, said.toString(StandardCharsets.UTF_8));
    }

    /** One file that becomes each of the thousands, one after the other: to make and delete one for each takes far longer than to judge it. */
    private static final class Judged {

        private static final Path FILE = file(new byte[0]);

        static Path become(byte[] content) {
            try (FileChannel channel = FileChannel.open(FILE, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) channel.write(bytes);
                channel.truncate(content.length);
                return FILE;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** For an option that takes a file. */
    static String file(String content) {
        return file(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    static Path file(byte[] content) {
        try {
            Path file = Files.createTempFile("evidence", ".txt");
            file.toFile().deleteOnExit();
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
