package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.Refused.notFound;

import io.ticketledger.command.contact.ContactCommand.AddContact;
import io.ticketledger.command.contact.ContactCommand.ChangeContact;
import io.ticketledger.command.contact.ContactCommand.DeleteContact;
import io.ticketledger.events.ContactId;
import io.ticketledger.query.Page;
import io.ticketledger.query.contacts.ContactRow;
import io.ticketledger.query.contacts.Contacts;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.kanban.KanbanBoardRequests.ContactChange;
import io.ticketledger.server.kanban.KanbanBoardRequests.NewContact;
import io.ticketledger.server.kanban.KanbanBoardResponses.Contact;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People to be asked who have no account. They belong to no project, so whoever runs one may keep them. */
@RestController
@RequestMapping("/kanban/api/tickets/contacts")
class KanbanContactsApi {

    private final KanbanMembers members;
    private final Contacts contacts;
    private final Numbers numbers;

    KanbanContactsApi(KanbanMembers members, Contacts contacts, Numbers numbers) {
        this.members = members;
        this.contacts = contacts;
        this.numbers = numbers;
    }

    @GetMapping
    PageResponse<Contact> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        PageRequest page = PageRequest.orFirst(query);
        String search = query.search("search");
        query.verdict();
        Page<ContactRow> found = contacts.page(members.of(caller).sight(), search, page.size(), page.offset());
        return PageResponse.within(page, found.total(), found.items().stream().map(KanbanBoardTranslation::contact).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewContact.class)
    Contact create(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        NewContact asked = NewContact.read(body);
        ContactId id = Ids.contact();
        long number = numbers.next(Numbers.Kind.CONTACT);
        members.ask(who, new AddContact(id, number, asked.name(), asked.email(), asked.phone(), asked.title(), asked.department(), asked.description()), who.projects());
        Instant now = Instant.now();
        return KanbanBoardTranslation.contact(contacts.byIds(List.of(id)).getOrDefault(id, new ContactRow(id, number, asked.name(), asked.email(), asked.phone(),
                asked.title(), asked.department(), asked.description(), caller.id(), now, now)));
    }

    @GetMapping("/{number}")
    Contact details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return KanbanBoardTranslation.contact(inSight(number, members.of(caller)));
    }

    @PatchMapping("/{number}")
    @Takes(ContactChange.class)
    Contact change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        ContactRow contact = inSight(number, who);
        ContactChange asked = ContactChange.read(body);
        members.ask(who, new ChangeContact(contact.id(), asked.name(), asked.email(), asked.phone(), asked.title(), asked.department(), asked.description()),
                who.projects());
        ContactRow after = contacts.byIds(List.of(contact.id())).get(contact.id());
        if (after == null) throw notFound();
        return KanbanBoardTranslation.contact(after);
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        members.ask(who, new DeleteContact(inSight(number, who).id()), who.projects());
    }

    private ContactRow inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(n -> contacts.byNumber(n, who.sight())).orElseThrow(KanbanProblems.Refused::notFound);
    }
}
