package io.ticketledger.query.ticketdetails;

import java.util.List;

/** What happened to a ticket, oldest first. */
public record TicketThread(List<HistoryEntry> history, List<AttachmentInfo> attachments) {

    public static final TicketThread EMPTY = new TicketThread(List.of(), List.of());

    public TicketThread {
        history = List.copyOf(history);
        attachments = List.copyOf(attachments);
    }

    /** The entries that are comments. */
    public List<HistoryEntry> comments() {
        return history.stream().filter(entry -> entry.comment() != null).toList();
    }

    /** What had happened when the log had come to this position. */
    public TicketThread upTo(long position) {
        return new TicketThread(history.stream().filter(entry -> entry.id() <= position).toList(), attachments);
    }

    /** Without what only staff may read. */
    public TicketThread publicOnly() {
        return new TicketThread(history.stream().filter(entry -> !entry.isInternal()).toList(), attachments);
    }
}
