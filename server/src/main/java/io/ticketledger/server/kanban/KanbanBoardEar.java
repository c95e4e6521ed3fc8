package io.ticketledger.server.kanban;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.TicketId;
import io.ticketledger.events.company.CompanyDeleted;
import io.ticketledger.events.company.CompanyEvent;
import io.ticketledger.events.company.CompanyMemberAdded;
import io.ticketledger.events.company.CompanyMemberRemoved;
import io.ticketledger.events.company.CompanyProjectsChosen;
import io.ticketledger.events.project.ProjectDeleted;
import io.ticketledger.events.project.ProjectEvent;
import io.ticketledger.events.project.RoleGiven;
import io.ticketledger.events.project.RoleTaken;
import io.ticketledger.events.ticket.CommentAdded;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.ticketlist.Scope;
import io.ticketledger.server.kanban.KanbanLiveResponses.BoardSaid;
import io.ticketledger.server.kanban.KanbanLiveResponses.CommentSaid;
import io.ticketledger.server.kanban.KanbanLiveResponses.TicketSaid;
import io.ticketledger.server.live.Connection;
import io.ticketledger.server.live.Ear;
import io.ticketledger.server.live.Ending;
import io.ticketledger.server.live.Gone;
import io.ticketledger.server.live.Handful;
import io.ticketledger.server.live.Happening;
import io.ticketledger.server.live.Saying;
import io.ticketledger.server.security.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one who stands at a board makes of what happens. All that happened to a ticket in one handful of events, and so all that came of one command, is said
 * as one thing, with the ticket as it is now. Whatever may change what he sees ends the connection; he comes again and is judged anew.
 */
final class KanbanBoardEar implements Ear<Saying> {

    /** @param companies those whose tickets he sees because he works there */
    private record Sight(KanbanCaller who, Scope scope, Set<CompanyId> companies) {}

    private final Connection<Saying> connection;
    private final ProjectRow project;
    private final Caller caller;
    private final KanbanCards cards;
    private volatile @Nullable Sight sight;

    KanbanBoardEar(Connection<Saying> connection, ProjectRow project, Caller caller, KanbanCards cards) {
        this.connection = connection;
        this.project = project;
        this.caller = caller;
        this.cards = cards;
    }

    /** Until then he hears nothing but what would change his sight. */
    void open(KanbanCaller who, Scope scope, Set<CompanyId> companies) {
        sight = new Sight(who, scope, Set.copyOf(companies));
    }

    @Override
    public List<Saying> hear(Handful handful) {
        Sight now = sight;
        if (handful.aside().stream().anyMatch(event -> changesSight(event, now))) {
            connection.end(Ending.JUDGED_ANEW);
            return List.of();
        }
        if (now == null) return List.of();
        List<Saying> said = new ArrayList<>();
        if (handful.aside().stream().anyMatch(event -> event instanceof ProjectEvent e && e.project().equals(project.id()) && KanbanLiveTranslation.changesBoard(e))) {
            said.add(() -> KanbanSockets.words(new BoardSaid(KanbanLiveResponses.COLUMNS, project.number(), cards.columns(handful, project))));
        }
        inSight(handful, now.scope).forEach((_, happenings) -> said.addAll(sayings(handful, happenings, now.who)));
        for (Gone gone : handful.gone()) if (wasInSight(gone, now.scope)) said.add(() -> KanbanSockets.words(KanbanLiveTranslation.gone(gone, project)));
        return said;
    }

    private Map<TicketId, List<Happening>> inSight(Handful handful, Scope scope) {
        Map<TicketId, List<Happening>> byTicket = new LinkedHashMap<>();
        for (Happening happening : handful.happenings()) {
            if (!happening.ticket().board().project().equals(project.id()) || !scope.covers(happening.ticket())) continue;
            byTicket.computeIfAbsent(happening.ticket().id(), _ -> new ArrayList<>()).add(happening);
        }
        return byTicket;
    }

    private List<Saying> sayings(Handful handful, List<Happening> happenings, KanbanCaller who) {
        List<Saying> said = new ArrayList<>();
        KanbanLiveTranslation.telling(happenings).ifPresent(type -> said.add(() -> cards.ticket(handful, project, happenings.getFirst().ticket(), who)
                .map(ticket -> KanbanSockets.words(new TicketSaid(type, project.number(), ticket))).orElse(null)));
        boolean alsoInternal = KanbanTickets.readsInternal(who, project.id());
        for (Happening happening : happenings) {
            if (!(happening.event() instanceof CommentAdded comment) || !KanbanLiveTranslation.isHeard(comment, happenings, alsoInternal)) continue;
            said.add(() -> cards.ticket(handful, project, happening.ticket(), who).map(ticket -> KanbanSockets.words(new CommentSaid(KanbanLiveResponses.COMMENTED,
                    project.number(), ticket, KanbanLiveTranslation.comment(happening, comment)))).orElse(null));
        }
        return said;
    }

    private boolean wasInSight(Gone gone, Scope scope) {
        return gone.project().equals(project.id()) && scope.covers(gone.requester(), gone.agents(), gone.project());
    }

    private boolean changesSight(LedgerEvent event, @Nullable Sight now) {
        return switch (event) {
            case RoleGiven e -> isHisHere(e.account(), e.project());
            case RoleTaken e -> isHisHere(e.account(), e.project());
            case ProjectDeleted e -> e.project().equals(project.id());
            case CompanyMemberAdded e -> e.account().equals(caller.id()) || isHis(e, now);
            case CompanyMemberRemoved e -> e.account().equals(caller.id()) || isHis(e, now);
            case CompanyProjectsChosen e -> isHis(e, now);
            case CompanyDeleted e -> isHis(e, now);
            default -> false;
        };
    }

    private boolean isHisHere(AccountId account, ProjectId where) {
        return where.equals(project.id()) && account.equals(caller.id());
    }

    /** Before it is known which companies are his, any of them may be. */
    private static boolean isHis(CompanyEvent event, @Nullable Sight now) {
        return now == null || now.companies.contains(event.company());
    }
}
