package io.ticketledger.server.incident;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.ticket.TicketCommand.AddAttachment;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketdetails.AttachmentInfo;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.RoomDesk;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.incident.IncidentResponses.Attached;
import io.ticketledger.server.security.Caller;
import java.util.List;

/** Adds a file to a ticket: first its bytes, then the event that makes them part of it. */
class IncidentAttachments {

    private final Contents contents;
    private final Directory directory;
    private final RoomDesk desk;
    private final Numbers numbers;
    private final long largest;

    IncidentAttachments(Contents contents, Directory directory, RoomDesk desk, Numbers numbers, long largest) {
        this.contents = contents;
        this.directory = directory;
        this.desk = desk;
        this.numbers = numbers;
        this.largest = largest;
    }

    /** In bytes, of the file itself. */
    long largest() {
        return largest;
    }

    Attached add(TicketRow ticket, Caller caller, Upload upload) {
        AttachmentId id = Ids.attachment();
        long number = numbers.next(Numbers.Kind.ATTACHMENT);
        Occasion occasion = desk.occasion(caller);
        String sha256 = Contents.sha256(upload.content());
        contents.store(id, upload.content());
        try {
            desk.desk().ask(new AddAttachment(ticket.id(), id, number, upload.fileName(), upload.fileType(), upload.content().length, sha256), occasion);
        } catch (Rejection refused) {
            contents.remove(id);
            throw refused;
        }
        AttachmentInfo added = new AttachmentInfo(id, number, ticket.id(), upload.fileName(), upload.fileType(), upload.content().length, sha256, caller.id(),
                caller.name(), occasion.at());
        return new Attached("Attachment added successfully",
                IncidentTranslation.attachment(ticket.number(), added, directory.people(List.of(caller.id())), null));
    }
}
