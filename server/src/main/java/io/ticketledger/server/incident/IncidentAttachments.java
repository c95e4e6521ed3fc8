package io.ticketledger.server.incident;

import io.ticketledger.command.ticket.TicketCommand.AddAttachment;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketdetails.AttachmentInfo;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Occasion;
import io.ticketledger.server.desk.Desk;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.incident.IncidentResponses.Attached;
import io.ticketledger.server.security.Caller;
import io.ticketledger.server.security.Occasions;
import java.util.List;

/** Adds a file to a ticket: first its bytes, then the event that makes them part of it. */
class IncidentAttachments {

    private final Contents contents;
    private final Directory directory;
    private final Desk desk;
    private final Occasions occasions;
    private final Numbers numbers;

    IncidentAttachments(Contents contents, Directory directory, Desk desk, Occasions occasions, Numbers numbers) {
        this.contents = contents;
        this.directory = directory;
        this.desk = desk;
        this.occasions = occasions;
        this.numbers = numbers;
    }

    Attached add(TicketRow ticket, Caller caller, Upload upload) {
        AttachmentId id = Ids.attachment();
        long number = numbers.next(Numbers.Kind.ATTACHMENT);
        Occasion occasion = occasions.of(caller, "incident");
        String sha256 = Contents.sha256(upload.content());
        contents.store(id, upload.content());
        try {
            desk.ask(new AddAttachment(ticket.id(), id, number, upload.fileName(), upload.fileType(), upload.content().length, sha256), occasion);
        } catch (io.ticketledger.command.Rejection refused) {
            contents.remove(id);
            throw refused;
        }
        AttachmentInfo added = new AttachmentInfo(id, number, upload.fileName(), upload.fileType(), upload.content().length, sha256, caller.id(), occasion.at());
        return new Attached("Attachment added successfully",
                IncidentTranslation.attachment(ticket.number(), added, directory.people(List.of(caller.id())), null));
    }
}
