package io.ticketledger.server.kanban;

import io.ticketledger.command.ticket.Say;
import io.ticketledger.command.ticket.TicketCommand.AddComment;
import io.ticketledger.command.ticket.TicketCommand.DeleteComment;
import io.ticketledger.command.ticket.TicketCommand.EditComment;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.CommentId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.Visibility;
import io.ticketledger.query.Page;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.ticketdetails.HistoryEntry;
import io.ticketledger.query.ticketdetails.TicketDetails;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Listing;
import io.ticketledger.server.corridor.PageRequest;
import io.ticketledger.server.corridor.Query;
import io.ticketledger.server.corridor.Takes;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Outcome;
import io.ticketledger.server.kanban.KanbanTicketRequests.CommentText;
import io.ticketledger.server.kanban.KanbanTicketRequests.NewComment;
import io.ticketledger.server.kanban.KanbanTicketRequests.Said;
import io.ticketledger.server.kanban.KanbanTicketResponses.Comment;
import io.ticketledger.server.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

/** Comments, by themselves and below their tickets. What is said here is for everybody who sees the ticket. */
@RestController
@RequestMapping("/kanban/api/tickets")
class KanbanCommentsApi {

    private final KanbanMembers members;
    private final KanbanTickets tickets;
    private final TicketDetails details;
    private final Directory directory;
    private final Numbers numbers;

    /** A comment the caller may read, and its ticket. */
    private record Found(HistoryEntry entry, TicketRow ticket) {

        CommentId id() {
            return Objects.requireNonNull(entry.comment(), "a comment's entry").id();
        }
    }

    KanbanCommentsApi(KanbanMembers members, KanbanTickets tickets, TicketDetails details, Directory directory, Numbers numbers) {
        this.members = members;
        this.tickets = tickets;
        this.details = details;
        this.directory = directory;
        this.numbers = numbers;
    }

    /** Without a ticket behind the question mark, of all that exist for the caller. */
    @GetMapping("/comments")
    Listing<Comment> list(@AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        Long number = query.number("ticket");
        query.verdict();
        KanbanCaller who = members.of(caller);
        if (query.first("ticket") == null) return latest(who, query);
        return list(Optional.ofNullable(number).flatMap(n -> tickets.find(n, who)).orElseThrow(KanbanProblems.Refused::notFound), who, query);
    }

    @GetMapping("/tickets/{number}/comments")
    Listing<Comment> below(@AuthenticationPrincipal Caller caller, @PathVariable String number, HttpServletRequest request) {
        KanbanCaller who = members.of(caller);
        return list(tickets.inSight(number, who), who, Query.of(request));
    }

    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(NewComment.class)
    Comment add(@AuthenticationPrincipal Caller caller, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Said<TicketRow> said = Said.read(body, number -> tickets.find(number, who));
        return add(said.ticket(), said.content(), who);
    }

    @PostMapping("/tickets/{number}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Takes(CommentText.class)
    Comment addBelow(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        TicketRow ticket = tickets.inSight(number, who);
        return add(ticket, CommentText.read(body).content(), who);
    }

    @GetMapping("/comments/{number}")
    Comment details(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        Found found = inSight(number, members.of(caller));
        return show(List.of(found.entry), found.ticket).getFirst();
    }

    @PatchMapping("/comments/{number}")
    @Takes(CommentText.class)
    Comment change(@AuthenticationPrincipal Caller caller, @PathVariable String number, @RequestBody(required = false) byte @Nullable [] body) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        ProjectId project = found.ticket.board().project();
        // Also whoever changes nothing is told that he may not.
        if (!new Say(project, found.ticket.requester()).changesWhatIsFrom(found.entry.actor(), who.actor(Set.of(project)))) throw KanbanProblems.Refused.forbidden();
        Optional<CommentText> said = CommentText.change(body).filter(text -> !text.content().equals(found.entry.text()));
        if (said.isEmpty()) return show(List.of(found.entry), found.ticket).getFirst();
        Outcome outcome = members.ask(who, new EditComment(found.ticket.id(), found.id(), found.entry.actor(), said.get().content()), project);
        Comment after = show(List.of(outcome.isReadable() ? inSight(number, who).entry : found.entry), found.ticket).getFirst();
        return outcome.isReadable() ? after : new Comment(after.id(), after.ticket(), after.user(), said.get().content(), after.createdAt(), Instant.now());
    }

    @DeleteMapping("/comments/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal Caller caller, @PathVariable String number) {
        KanbanCaller who = members.of(caller);
        Found found = inSight(number, who);
        members.ask(who, new DeleteComment(found.ticket.id(), found.id(), found.entry.actor()), found.ticket.board().project());
    }

    private Listing<Comment> list(TicketRow ticket, KanbanCaller who, Query query) {
        Optional<PageRequest> page = PageRequest.asked(query);
        Page<HistoryEntry> found = details.comments(ticket.id(), KanbanTickets.readsInternal(who, ticket.board().project()), PageRequest.limit(page, Integer.MAX_VALUE),
                PageRequest.offset(page));
        return Listing.of(page, found.total(), show(found.items(), ticket));
    }

    private Listing<Comment> latest(KanbanCaller who, Query query) {
        Optional<PageRequest> page = PageRequest.asked(query);
        Map<TicketId, TicketRow> touched = tickets.touched(who);
        List<HistoryEntry> found = details.latestComments(touched.keySet(), KanbanTickets.TOUCHED).stream()
                .filter(entry -> !entry.isInternal() || KanbanTickets.readsInternal(who, Objects.requireNonNull(touched.get(entry.ticket())).board().project())).toList();
        return Listing.cut(page, show(found, touched));
    }

    private Comment add(TicketRow ticket, String content, KanbanCaller who) {
        long number = numbers.next(Numbers.Kind.COMMENT);
        Outcome outcome = members.ask(who, new AddComment(ticket.id(), Ids.comment(), number, content, Visibility.PUBLIC), ticket.board().project());
        if (outcome.isReadable()) return show(List.of(details.comment(number).orElseThrow(KanbanProblems.Refused::notFound)), ticket).getFirst();
        Instant now = Instant.now();
        return new Comment(number, ticket.number(), directory.byId(who.id()).map(KanbanPeopleTranslation::person).orElse(null), content, now, now);
    }

    private List<Comment> show(List<HistoryEntry> comments, TicketRow ticket) {
        return show(comments, Map.of(ticket.id(), ticket));
    }

    private List<Comment> show(List<HistoryEntry> comments, Map<TicketId, TicketRow> of) {
        Map<AccountId, Account> people = directory.people(comments.stream().map(HistoryEntry::actor).filter(Objects::nonNull).distinct().toList());
        return comments.stream().map(comment -> KanbanTicketTranslation.comment(comment, Objects.requireNonNull(of.get(comment.ticket())).number(), people)).toList();
    }

    private Found inSight(String number, KanbanCaller who) {
        return Text.number(number).flatMap(details::comment)
                .flatMap(entry -> tickets.find(entry.ticket(), who).map(ticket -> new Found(entry, ticket)))
                .filter(found -> !found.entry.isInternal() || KanbanTickets.readsInternal(who, found.ticket.board().project()))
                .orElseThrow(KanbanProblems.Refused::notFound);
    }
}
