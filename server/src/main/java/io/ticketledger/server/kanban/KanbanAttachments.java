package io.ticketledger.server.kanban;

import io.ticketledger.command.ticket.Say;
import io.ticketledger.command.ticket.TicketCommand.AddAttachment;
import io.ticketledger.command.ticket.TicketCommand.RenameAttachment;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.AttachmentId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketdetails.AttachmentInfo;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.Form;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.files.FileNames;
import io.ticketledger.server.files.MediaTypes;
import io.ticketledger.server.kanban.KanbanTicketRequests.AttachmentChange;
import io.ticketledger.server.kanban.KanbanTicketResponses.Attachment;
import io.ticketledger.server.security.BodyLimits;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Files of tickets: first the bytes, then the event that makes them part of one. */
@Component
class KanbanAttachments {

    static final String MEDIA = "/kanban/media/attachments";

    private final KanbanMembers members;
    private final KanbanTickets tickets;
    private final TicketDetails details;
    private final Contents contents;
    private final Directory directory;
    private final Numbers numbers;
    private final long largest;

    KanbanAttachments(KanbanMembers members, KanbanTickets tickets, TicketDetails details, Contents contents, Directory directory, Numbers numbers, BodyLimits limits) {
        this.members = members;
        this.tickets = tickets;
        this.details = details;
        this.contents = contents;
        this.directory = directory;
        this.numbers = numbers;
        this.largest = limits.largestFile();
    }

    /** A file the caller may have, and its ticket. */
    record Found(AttachmentInfo file, TicketRow ticket) {}

    Found inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(details::attachment).flatMap(file -> tickets.find(file.ticket(), who).map(ticket -> new Found(file, ticket)))
                .orElseThrow(KanbanProblems.Refused::notFound);
    }

    Attachment add(KanbanCaller who, Form form) throws IOException {
        Fields fields = form.fields();
        Optional<TicketRow> ticket = KanbanTicketRequests.ticketOf(fields, number -> tickets.find(number, who));
        Part part = form.files().get("file");
        if (part == null) fields.refuse("file", fields.has("file") ? "The submitted data was not a file. Check the encoding type on the form." : "No file was submitted.", null);
        else if (part.getSize() == 0) fields.refuse("file", "The submitted file is empty.", null);
        String name = name(fields, part);
        fields.verdict();
        if (part == null || part.getSize() > largest) throw KanbanProblems.Refused.tooLarge("The file is larger than " + largest + " bytes.");
        return add(who, ticket.orElseThrow(), part.getInputStream().readAllBytes(), name);
    }

    private Attachment add(KanbanCaller who, TicketRow ticket, byte[] content, String name) {
        AttachmentId id = Ids.attachment();
        long number = numbers.next(Numbers.Kind.ATTACHMENT);
        String type = MediaTypes.of(content, name);
        String sha256 = Contents.sha256(content);
        contents.storeFor(id, content,
                () -> members.ask(who, new AddAttachment(ticket.id(), id, number, name, type, content.length, sha256), ticket.board().project()));
        AttachmentInfo added = details.attachment(id)
                .orElseGet(() -> new AttachmentInfo(id, number, ticket.id(), name, type, content.length, sha256, who.id(), who.caller().name(), Instant.now()));
        return show(List.of(added), ticket).getFirst();
    }

    Attachment rename(KanbanCaller who, Found found, byte @Nullable [] body) {
        AttachmentInfo file = found.file;
        ProjectId project = found.ticket.board().project();
        // Also whoever changes nothing is told that he may not.
        if (!new Say(project, found.ticket.requester()).changesWhatIsFrom(file.uploader(), who.actor(Set.of(project)))) throw KanbanProblems.Refused.forbidden();
        String name = AttachmentChange.read(body).filename();
        if (name == null || name.equals(KanbanTicketTranslation.fileName(file))) return show(List.of(file), found.ticket).getFirst();
        members.ask(who, new RenameAttachment(file.ticket(), file.id(), file.uploader(), name), project);
        return show(List.of(new AttachmentInfo(file.id(), file.number(), file.ticket(), name, file.mediaType(), file.size(), file.sha256(), file.uploader(), file.uploaderName(),
                file.uploadedAt())), found.ticket).getFirst();
    }

    /** What the form says it is called, or else the file. */
    private static String name(Fields fields, @Nullable Part part) {
        Optional<String> said = fields.text("filename", FileNames.LONGEST).filter(text -> !text.isBlank());
        if (said.isPresent()) return FileNames.base(said.get());
        String sent = FileNames.base(part == null || part.getSubmittedFileName() == null ? "" : part.getSubmittedFileName());
        int length = sent.codePointCount(0, sent.length());
        if (length > FileNames.LONGEST) fields.refuse("file", "Ensure this filename has at most " + FileNames.LONGEST + " characters (it has " + length + ").", null);
        if (!Text.isStorable(sent)) fields.refuse("file", "Null characters and unpaired surrogates are not allowed.", null);
        return sent;
    }

    List<Attachment> show(List<AttachmentInfo> files, TicketRow ticket) {
        return show(files, Map.of(ticket.id(), ticket));
    }

    List<Attachment> show(List<AttachmentInfo> files, Map<TicketId, TicketRow> of) {
        Map<AccountId, Account> people = directory.people(files.stream().map(AttachmentInfo::uploader).filter(Objects::nonNull).distinct().toList());
        return files.stream().map(file -> KanbanTicketTranslation.attachment(file, Objects.requireNonNull(of.get(file.ticket())).number(), address(file), people)).toList();
    }

    private static String address(AttachmentInfo file) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(MEDIA).pathSegment(String.valueOf(file.number()), FileNames.inAddress(KanbanTicketTranslation.fileName(file)))
                .build().encode().toUriString();
    }
}
