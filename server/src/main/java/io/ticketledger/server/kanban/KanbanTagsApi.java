package io.ticketledger.server.kanban;

import static io.ticketledger.server.kanban.KanbanProblems.invalid;

import io.ticketledger.command.project.ProjectCommand.AddTagContact;
import io.ticketledger.command.project.ProjectCommand.ChangeTag;
import io.ticketledger.command.project.ProjectCommand.CreateTag;
import io.ticketledger.command.project.ProjectCommand.DeleteTag;
import io.ticketledger.command.project.ProjectCommand.RemoveTagContact;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TagId;
import io.ticketledger.query.Page;
import io.ticketledger.query.contacts.ContactRow;
import io.ticketledger.query.contacts.Contacts;
import io.ticketledger.query.figures.ProjectFigures;
import io.ticketledger.query.projects.FindTags;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.query.projects.TagRow;
import io.ticketledger.query.projects.Tags;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.PageResponse;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.kanban.KanbanBoardRequests.NewTag;
import io.ticketledger.server.kanban.KanbanBoardRequests.TagChange;
import io.ticketledger.server.kanban.KanbanBoardRequests.TagContactGone;
import io.ticketledger.server.kanban.KanbanBoardResponses.Done;
import io.ticketledger.server.kanban.KanbanBoardResponses.Tag;
import io.ticketledger.server.kanban.KanbanBoardResponses.TagContact;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/** Tags, and who is asked about what they stand for. */
@RestController
@RequestMapping("/kanban/api/tickets/tags")
class KanbanTagsApi {

    private final KanbanMembers members;
    private final KanbanBoards boards;
    private final Tags tags;
    private final Projects projects;
    private final Contacts contacts;
    private final ProjectFigures figures;
    private final Numbers numbers;

    /** A tag in a project that exists for the caller. */
    private record Found(TagRow tag, ProjectRow project) {}

    KanbanTagsApi(KanbanMembers members, KanbanBoards boards, Tags tags, Projects projects, Contacts contacts, ProjectFigures figures, Numbers numbers) {
        this.members = members;
        this.boards = boards;
        this.tags = tags;
        this.projects = projects;
        this.contacts = contacts;
        this.figures = figures;
        this.numbers = numbers;
    }

    @GetMapping
    PageResponse<Tag> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        PageRequest page = PageRequest.orFirst(query);
        String search = query.search("search");
        Map<ProjectId, ProjectRow> of = boards.narrowed(query, request, members.of(caller)).stream().collect(Collectors.toMap(ProjectRow::id, Function.identity()));
        Page<TagRow> found = tags.tags(FindTags.in(of.keySet(), page.size(), page.offset()).withSearch(search));
        Map<TagId, Long> tickets = figures.perTag(found.items().stream().map(TagRow::id).toList());
        return PageResponse.within(page, found.total(),
                found.items().stream().map(tag -> KanbanBoardTranslation.tag(tag, of.get(tag.project()), tickets.getOrDefault(tag.id(), 0L))).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewTag.class)
    Tag create(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        NewTag asked = NewTag.read(body, fields -> boards.judgeHome(fields, request, who));
        ProjectRow project = boards.home(asked.project(), request, who);
        TagId id = Ids.tag();
        long number = numbers.next(Numbers.Kind.TAG);
        Outcome outcome = members.ask(who, new CreateTag(project.id(), id, number, asked.name(), asked.description(), asked.color()), project.id());
        if (outcome.isReadable()) return show(new Found(tag(id), project));
        Instant now = Instant.now();
        return KanbanBoardTranslation.tag(new TagRow(id, number, project.id(), asked.name(), asked.description(), asked.color(), 0, now, now), project, 0);
    }

    @GetMapping("/{number}")
    Tag details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        return show(inSight(number, members.of(caller)));
    }

    @PatchMapping("/{number}")
    @Takes(TagChange.class)
    Tag change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        TagChange asked = TagChange.read(body);
        members.ask(who, new ChangeTag(found.project.id(), found.tag.id(), asked.name(), asked.description(), asked.color()), found.project.id());
        return show(new Found(tag(found.tag.id()), found.project));
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        members.ask(who, new DeleteTag(found.project.id(), found.tag.id()), found.project.id());
    }

    @GetMapping("/{number}/contacts")
    List<TagContact> contacts(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        TagRow tag = inSight(number, members.of(caller)).tag;
        List<io.ticketledger.query.projects.TagContact> connected = tags.tagContacts(tag.id());
        Map<ContactId, ContactRow> known = contacts.byIds(connected.stream().map(io.ticketledger.query.projects.TagContact::contact).toList());
        return connected.stream().filter(each -> known.containsKey(each.contact()))
                .map(each -> KanbanBoardTranslation.tagContact(each.number(), tag, known.get(each.contact()), each.role(), each.addedAt())).toList();
    }

    @PostMapping("/{number}/add_contact")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(KanbanBoardRequests.TagContact.class)
    TagContact addContact(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        KanbanBoardRequests.TagContact asked = KanbanBoardRequests.TagContact.read(body);
        ContactRow contact = contact(asked.contactId(), who);
        long connection = numbers.next(Numbers.Kind.TAG_CONTACT);
        members.ask(who, new AddTagContact(found.project.id(), found.tag.id(), contact.id(), connection, asked.role()), found.project.id());
        Instant added = tags.tagContacts(found.tag.id()).stream().filter(each -> each.number() == connection).findFirst().map(each -> each.addedAt()).orElseGet(Instant::now);
        return KanbanBoardTranslation.tagContact(connection, found.tag, contact, asked.role(), added);
    }

    @PostMapping("/{number}/remove_contact")
    @Takes(TagContactGone.class)
    Done removeContact(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        ContactRow contact = contact(TagContactGone.read(body).contactId(), who);
        members.ask(who, new RemoveTagContact(found.project.id(), found.tag.id(), contact.id()), found.project.id());
        return new Done("contact removed");
    }

    private ContactRow contact(long number, KanbanCaller who) {
        return contacts.byNumber(number, who.sight()).orElseThrow(() -> invalid("contact_id", Fields.unknownPk(number)));
    }

    private Tag show(Found found) {
        return KanbanBoardTranslation.tag(found.tag, found.project, figures.perTag(List.of(found.tag.id())).getOrDefault(found.tag.id(), 0L));
    }

    private TagRow tag(TagId id) {
        TagRow tag = tags.tagsByIds(List.of(id)).get(id);
        if (tag == null) throw KanbanProblems.Refused.notFound();
        return tag;
    }

    private Found inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(tags::tagByNumber).filter(tag -> who.sees(tag.project()))
                .flatMap(tag -> projects.byId(tag.project()).map(project -> new Found(tag, project))).orElseThrow(KanbanProblems.Refused::notFound);
    }
}
