package io.ticketledger.server.kanban;

import io.ticketledger.command.ticket.TicketCommand.RemoveAttachment;
import io.ticketledger.events.TicketId;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketdetails.TicketThread;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Form;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.files.Contents;
import io.ticketledger.server.files.MediaTypes;
import io.ticketledger.server.kanban.KanbanAttachments.Found;
import io.ticketledger.server.kanban.KanbanTicketRequests.AttachmentChange;
import io.ticketledger.server.kanban.KanbanTicketResponses.Attachment;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of tickets, and their bytes for those who see the ticket. */
@RestController
class KanbanAttachmentsApi {

    private static final String ATTACHMENTS = "/kanban/api/tickets/attachments";

    private final KanbanMembers members;
    private final KanbanTickets tickets;
    private final KanbanAttachments attachments;
    private final TicketDetails details;
    private final Contents contents;

    KanbanAttachmentsApi(KanbanMembers members, KanbanTickets tickets, KanbanAttachments attachments, TicketDetails details, Contents contents) {
        this.members = members;
        this.tickets = tickets;
        this.attachments = attachments;
        this.details = details;
        this.contents = contents;
    }

    /** Without a ticket behind the question mark, of all that exist for the caller. */
    @GetMapping(ATTACHMENTS)
    Listing<Attachment> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        Long number = query.number("ticket");
        query.verdict();
        KanbanCaller who = members.of(caller);
        if (query.first("ticket") == null) {
            Map<TicketId, TicketRow> touched = tickets.touched(who);
            return Listing.cut(PageRequest.asked(query), attachments.show(details.latestAttachments(touched.keySet(), KanbanTickets.TOUCHED), touched));
        }
        TicketRow ticket = Optional.ofNullable(number).flatMap(n -> tickets.find(n, who)).orElseThrow(KanbanProblems.Refused::notFound);
        TicketThread thread = details.threads(List.of(ticket.id())).getOrDefault(ticket.id(), TicketThread.EMPTY);
        return Listing.cut(PageRequest.asked(query), attachments.show(thread.attachments(), ticket));
    }

    @PostMapping(path = ATTACHMENTS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Attachment add(@AuthenticationPrincipal Caller caller, HttpServletRequest request) throws IOException {
        return attachments.add(members.of(caller), Form.read(request));
    }

    @GetMapping(ATTACHMENTS + "/{number}")
    Attachment details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        Found found = attachments.inSight(number, members.of(caller));
        return attachments.show(List.of(found.file()), found.ticket()).getFirst();
    }

    /** What is in it stays as it is. */
    @PatchMapping(ATTACHMENTS + "/{number}")
    @Takes(AttachmentChange.class)
    Attachment change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        return attachments.rename(who, attachments.inSight(number, who), body);
    }

    @DeleteMapping(ATTACHMENTS + "/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        Found found = attachments.inSight(number, who);
        members.ask(who, new RemoveAttachment(found.ticket().id(), found.file().id(), found.file().uploader()), found.ticket().board().project());
    }

    /** May be kept, but has to be asked for again: who saw the ticket yesterday need not see it today. What it is called is only there to be read. */
    @GetMapping({KanbanAttachments.MEDIA + "/{number}", KanbanAttachments.MEDIA + "/{number}/{name}"})
    ResponseEntity<byte[]> bytes(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        Found found = attachments.inSight(number, members.of(caller));
        String type = KanbanTicketTranslation.mediaType(found.file());
        ContentDisposition.Builder shown = MediaTypes.isHarmless(type) ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.filename(KanbanTicketTranslation.fileName(found.file()), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").cacheControl(CacheControl.noCache().cachePrivate()).eTag(found.file().sha256()).body(content(found));
    }

    private byte[] content(Found found) {
        try {
            return contents.load(found.file().id());
        } catch (EmptyResultDataAccessException e) {
            throw KanbanProblems.Refused.notFound();
        }
    }
}
