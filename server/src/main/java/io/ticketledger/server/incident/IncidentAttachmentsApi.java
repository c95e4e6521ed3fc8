package io.ticketledger.server.incident;

import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.incident.IncidentTicketRequests.UploadInJson;
import io.ticketledger.server.incident.IncidentTicketResponses.Attached;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files of tickets; their bytes come back with the ticket. */
@RestController
@RequestMapping("/api/tickets")
class IncidentAttachmentsApi {

    private final IncidentTickets tickets;
    private final IncidentAttachments attachments;

    IncidentAttachmentsApi(IncidentTickets tickets, IncidentAttachments attachments) {
        this.tickets = tickets;
        this.attachments = attachments;
    }

    @PostMapping("/{number}/add_attachment")
    @Takes(UploadInJson.class)
    Attached addAttachment(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) throws IOException {
        return attachments.add(tickets.inSight(number, caller), caller, IncidentUpload.read(request, attachments.largest()));
    }
}
