package io.ticketledger.server.kanban;

import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.query.companies.Affiliation;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.companies.CompaniesProjection;
import io.ticketledger.query.projecting.Progress;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.ProjectsProjection;
import io.ticketledger.server.corridor.Text;
import io.ticketledger.server.kanban.KanbanLiveResponses.Hello;
import io.ticketledger.server.live.Connection;
import io.ticketledger.server.live.Conversation;
import io.ticketledger.server.live.Ending;
import io.ticketledger.server.live.LiveFeed;
import io.ticketledger.server.live.Saying;
import io.ticketledger.server.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A socket at a board: for those for whom the project exists, of the tickets they may see. */
@Component
class KanbanBoardConversation implements Conversation {

    static final String NUMBER = "number";

    private static final List<String> WHO_SEES_WHAT = List.of(ProjectsProjection.NAME, CompaniesProjection.NAME);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LiveFeed feed;
    private final Progress progress;
    private final KanbanMembers members;
    private final KanbanSight sight;
    private final Companies companies;
    private final KanbanCards cards;

    KanbanBoardConversation(LiveFeed feed, Progress progress, KanbanMembers members, KanbanSight sight, Companies companies, KanbanCards cards) {
        this.feed = feed;
        this.progress = progress;
        this.members = members;
        this.sight = sight;
        this.companies = companies;
        this.cards = cards;
    }

    @Override
    public boolean isThereFor(Caller caller, Map<String, String> path) {
        return project(members.of(caller), path).isPresent();
    }

    /** First he listens, and then his sight is judged: what takes it away later he hears of himself, what did so before the read models know. */
    @Override
    public void begin(Connection<Saying> connection, Caller caller, Map<String, String> path) {
        KanbanCaller asked = members.of(caller);
        Optional<ProjectRow> wanted = project(asked, path);
        if (wanted.isEmpty()) {
            connection.end(Ending.JUDGED_ANEW);
            return;
        }
        KanbanBoardEar ear = new KanbanBoardEar(connection, wanted.get(), caller, cards);
        if (!progress.await(WHO_SEES_WHAT, feed.hear(connection, ear), PATIENCE)) {
            connection.end(Ending.BROKEN);
            return;
        }
        KanbanCaller who = members.of(caller);
        if (!who.sees(wanted.get().id()) || project(who, path).isEmpty()) {
            connection.end(Ending.JUDGED_ANEW);
            return;
        }
        String hello = KanbanSockets.words(new Hello(KanbanLiveResponses.HELLO, "What happens on the board is said here as it happens.", caller.number(), wanted.get().number()));
        connection.offer(() -> hello);
        ear.open(who, sight.scope(who), companiesThatCount(who, wanted.get().id()));
    }

    /** Whose members and projects decide what he sees; to who sees all of the project anyway no company does. */
    private Set<CompanyId> companiesThatCount(KanbanCaller who, ProjectId project) {
        if (who.isIn(project, ProjectRole.SUPERADMIN, ProjectRole.ADMIN, ProjectRole.MANAGER)) return Set.of();
        return companies.companiesOf(who.id()).stream().map(Affiliation::company).collect(Collectors.toSet());
    }

    private Optional<ProjectRow> project(KanbanCaller who, Map<String, String> path) {
        return Text.number(path.getOrDefault(NUMBER, "")).flatMap(number -> members.find(number, who));
    }
}
