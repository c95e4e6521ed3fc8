package io.ticketledger.server.kanban;

import io.ticketledger.command.Rejection;
import io.ticketledger.command.company.CompanyCommand.Member;
import io.ticketledger.command.company.CompanyCommand.Rearrange;
import io.ticketledger.command.company.CompanyCommand.DeleteCompany;
import io.ticketledger.command.company.CompanyCommand.Standing;
import io.ticketledger.command.project.ProjectCommand.VouchFor;
import io.ticketledger.command.project.ProjectCommand.WithdrawVouch;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.query.companies.Companies;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.desk.Together;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who belongs to a company, and where it takes part, is a word in the ear of every project it takes part in: all of them hear of it in the same go, or none.
 * What is to be said depends on how the company stands; if that is no longer so when it is said, it is read again and said anew.
 */
@Component
class KanbanArranging {

    private static final String OUTDATED = "the-company-is-as-it-was";
    private static final String PROJECT_GONE = "the-project-exists";
    private static final int ATTEMPTS = 12;

    private final Companies companies;
    private final Projects projects;
    private final KanbanMembers members;
    private final Numbers numbers;

    KanbanArranging(Companies companies, Projects projects, KanbanMembers members, Numbers numbers) {
        this.companies = companies;
        this.projects = projects;
        this.members = members;
        this.numbers = numbers;
    }

    Standing standing(CompanyId company) {
        var now = companies.standing(company);
        return new Standing(now.members().stream().map(member -> new Member(member.account(), member.as())).collect(Collectors.toSet()), now.projects());
    }

    /** @param first what is done to the company or for it in the same go, before it stands as it then shall */
    void arrange(KanbanCaller who, CompanyId company, List<Object> first, UnaryOperator<Standing> wanted) {
        insisting(() -> {
            Standing known = standing(company);
            Standing next = wanted.apply(known);
            List<Object> commands = new ArrayList<>(first);
            commands.add(new Rearrange(company, known, next));
            commands.addAll(vouches(company, known, next));
            members.ask(who, new Together(commands), both(known.projects(), next.projects()));
        });
    }

    void delete(KanbanCaller who, CompanyId company) {
        insisting(() -> {
            Standing known = standing(company);
            List<Object> commands = new ArrayList<>(List.of(new DeleteCompany(company, known)));
            commands.addAll(vouches(company, known, new Standing(Set.of(), Set.of())));
            members.ask(who, new Together(commands), known.projects());
        });
    }

    /** What projects have to hear when a company no longer stands as before. A project that is over hears nothing. */
    List<Object> vouches(CompanyId company, Standing before, Standing after) {
        Set<ProjectId> alive = projects.byIds(both(before.projects(), after.projects())).stream().map(ProjectRow::id).collect(Collectors.toSet());
        Set<Vouch> old = vouches(before, alive);
        Set<Vouch> wanted = vouches(after, alive);
        List<Object> commands = new ArrayList<>();
        // Whoever changes from one kind of member to the other is vouched for throughout and does not lose his place in between.
        wanted.stream().filter(vouch -> !old.contains(vouch)).forEach(vouch ->
                commands.add(new VouchFor(vouch.project, company, vouch.member.account(), vouch.member.as(), numbers.next(Numbers.Kind.MEMBERSHIP))));
        old.stream().filter(vouch -> !wanted.contains(vouch)).forEach(vouch ->
                commands.add(new WithdrawVouch(vouch.project, company, vouch.member.account(), vouch.member.as())));
        return commands;
    }

    private record Vouch(ProjectId project, Member member) {}

    private static Set<Vouch> vouches(Standing standing, Set<ProjectId> alive) {
        Set<Vouch> vouches = new HashSet<>();
        for (ProjectId project : standing.projects()) {
            if (alive.contains(project)) standing.members().forEach(member -> vouches.add(new Vouch(project, member)));
        }
        return vouches;
    }

    private static Set<ProjectId> both(Collection<ProjectId> some, Collection<ProjectId> others) {
        Set<ProjectId> both = new HashSet<>(some);
        both.addAll(others);
        return both;
    }

    /** Read models are a moment behind the log, so who finds himself overtaken looks again a moment later. */
    private static void insisting(Runnable deed) {
        for (int attempt = 1; ; attempt++) {
            try {
                deed.run();
                return;
            } catch (Rejection e) {
                if (attempt == ATTEMPTS || !e.code().equals(OUTDATED) && !e.code().equals(PROJECT_GONE)) throw e;
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(5_000_000L, 20_000_000L) * attempt);
            }
        }
    }
}
