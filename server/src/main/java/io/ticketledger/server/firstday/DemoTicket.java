package io.ticketledger.server.firstday;

import io.ticketledger.command.ticket.TicketCommand;
import io.ticketledger.command.ticket.TicketCommand.*;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.Priority;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.server.files.Contents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A ticket's story: who did what, and how long ago. */
final class DemoTicket {

    /** What a command needs that is only known when it is carried out. */
    interface Desktop {

        Instant now();

        long number(Kind kind);

        enum Kind { TICKET, COMMENT, ATTACHMENT }

        void keep(AttachmentId id, byte[] content);
    }

    record Step(DemoPerson who, Duration ago, Function<Desktop, TicketCommand> command) {}

    final String key;
    final List<Step> steps = new ArrayList<>();
    private final TicketId id;
    private Duration ago;

    private DemoTicket(String key, Duration ago) {
        this.key = key;
        this.id = new TicketId(DemoPerson.idOf("ticket " + key));
        this.ago = ago;
    }

    static DemoTicket opened(String key, int hoursAgo, DemoPerson by, Priority priority, String category, String project, String title, String description) {
        DemoTicket ticket = new DemoTicket(key, Duration.ofHours(hoursAgo));
        return ticket.step(by, 0, desk -> new OpenTicket(ticket.id, desk.number(Desktop.Kind.TICKET), by.id(), title, description, priority, null, null,
                category, null, "demo", project, null));
    }

    DemoTicket acknowledged(int minutesLater, DemoPerson by) {
        return step(by, minutesLater, _ -> new AcknowledgeTicket(id, null));
    }

    DemoTicket declined(int minutesLater, DemoPerson by, String reason) {
        return step(by, minutesLater, _ -> new DeclineTicket(id, reason));
    }

    DemoTicket assigned(int minutesLater, DemoPerson by, DemoPerson... agents) {
        return step(by, minutesLater, _ -> new AssignTicket(id, Arrays.stream(agents).map(DemoPerson::id).toList(), "Technical Support"));
    }

    DemoTicket due(int minutesLater, DemoPerson by, int hoursFromNow) {
        return step(by, minutesLater, desk -> new SetDueTimes(id, null, desk.now().plus(Duration.ofHours(hoursFromNow)),
                desk.now().plus(Duration.ofHours(hoursFromNow - 2))));
    }

    DemoTicket started(int minutesLater, DemoPerson by) {
        return step(by, minutesLater, _ -> new StartWork(id));
    }

    DemoTicket heldUp(int minutesLater, DemoPerson by, String reason) {
        return step(by, minutesLater, _ -> new PutOnHold(id, reason));
    }

    /** The requester is asked by the desk itself, as everywhere. */
    DemoTicket resolved(int minutesLater, DemoPerson by, String comment) {
        return step(by, minutesLater, _ -> new ResolveTicket(id, comment, null));
    }

    DemoTicket approved(int minutesLater, DemoPerson by, String comment) {
        return step(by, minutesLater, _ -> new ApproveResolution(id, comment));
    }

    DemoTicket rejected(int minutesLater, DemoPerson by, String reason) {
        return step(by, minutesLater, _ -> new RejectResolution(id, reason));
    }

    DemoTicket withdrawn(int minutesLater, DemoPerson by, String reason) {
        return step(by, minutesLater, _ -> new WithdrawTicket(id, reason));
    }

    DemoTicket reopened(int minutesLater, DemoPerson by, String reason) {
        return step(by, minutesLater, _ -> new ReopenTicket(id, reason));
    }

    DemoTicket said(int minutesLater, DemoPerson by, String text) {
        return comment(minutesLater, by, text, Visibility.PUBLIC);
    }

    DemoTicket noted(int minutesLater, DemoPerson by, String text) {
        return comment(minutesLater, by, text, Visibility.INTERNAL);
    }

    DemoTicket attached(int minutesLater, DemoPerson by, String name, String text) {
        AttachmentId attachment = new AttachmentId(DemoPerson.idOf("attachment " + key + " " + name));
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return step(by, minutesLater, desk -> {
            desk.keep(attachment, content);
            return new AddAttachment(id, attachment, desk.number(Desktop.Kind.ATTACHMENT), name, "text/plain", content.length, Contents.sha256(content));
        });
    }

    private DemoTicket comment(int minutesLater, DemoPerson by, String text, Visibility visibility) {
        CommentId comment = new CommentId(DemoPerson.idOf("comment " + key + " " + steps.size()));
        return step(by, minutesLater, desk -> new AddComment(id, comment, desk.number(Desktop.Kind.COMMENT), text, visibility));
    }

    private DemoTicket step(DemoPerson who, int minutesLater, Function<Desktop, TicketCommand> command) {
        ago = ago.minusMinutes(minutesLater);
        steps.add(new Step(who, ago.isNegative() ? Duration.ZERO : ago, command));
        return this;
    }
}
