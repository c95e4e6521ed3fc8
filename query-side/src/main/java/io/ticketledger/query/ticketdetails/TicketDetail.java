package io.ticketledger.query.ticketdetails;

import io.ticketledger.events.AccountId;
import io.ticketledger.query.ticketlist.TicketRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A ticket whole. */
public record TicketDetail(TicketRow row, TicketThread thread) {

    public List<HistoryEntry> history() {
        return thread.history();
    }

    public List<AttachmentInfo> attachments() {
        return thread.attachments();
    }

    /** Everybody it names, to be looked up in one go. */
    public Set<AccountId> people() {
        Set<AccountId> people = new LinkedHashSet<>(row.agents());
        people.add(row.requester());
        for (HistoryEntry entry : history()) if (entry.actor() != null) people.add(entry.actor());
        for (AttachmentInfo file : attachments()) if (file.uploader() != null) people.add(file.uploader());
        return people;
    }
}
