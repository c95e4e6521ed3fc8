package io.ticketledger.server.incident;

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
import io.ticketledger.server.incident.IncidentTicketResponses.Attached;
import io.ticketledger.server.security.BodyLimits;
import io.ticketledger.server.security.Caller;
import java.util.List;
import org.springframework.stereotype.Component;

/** Adds a file to a ticket: first its bytes, then the event that makes them part of it. */
@Component
class IncidentAttachments {

    private final Contents contents;
    private final Directory directory;
    private final RoomDesk desk;
    private final Numbers numbers;
    private final long largest;

    IncidentAttachments(Contents contents, Directory directory, RoomDesk incidentDesk, Numbers numbers, BodyLimits limits) {
        this.contents = contents;
        this.directory = directory;
        this.desk = incidentDesk;
        this.numbers = numbers;
        this.largest = limits.largestFile();
    }

    /** In bytes, of the file itself. */
    long largest() {
        return largest;
    }

    Attached add(TicketRow ticket, Caller caller, IncidentUpload upload) {
        AttachmentId id = Ids.attachment();
        long number = numbers.next(Numbers.Kind.ATTACHMENT);
        Occasion occasion = desk.occasion(caller);
        String sha256 = Contents.sha256(upload.content());
        contents.storeFor(id, upload.content(), () -> desk.desk().ask(
                new AddAttachment(ticket.id(), id, number, upload.fileName(), upload.fileType(), upload.content().length, sha256), occasion));
        AttachmentInfo added = new AttachmentInfo(id, number, ticket.id(), upload.fileName(), upload.fileType(), upload.content().length, sha256, caller.id(),
                caller.name(), occasion.at());
        return new Attached("Attachment added successfully",
                IncidentTicketTranslation.attachment(ticket.number(), added, directory.people(List.of(caller.id())), null));
    }
}
