package io.ticketledger.server.kanban;

import io.ticketledger.command.project.ProjectCommand.CreateTag;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Role;
import io.ticketledger.events.TagId;
import io.ticketledger.query.directory.Account;
import io.ticketledger.query.directory.Directory;
import io.ticketledger.query.projects.Board;
import io.ticketledger.query.projects.ColumnRow;
import io.ticketledger.query.projects.Columns;
import io.ticketledger.query.projects.Membership;
import io.ticketledger.query.projects.ProjectRow;
import io.ticketledger.query.projects.Projects;
import io.ticketledger.query.projects.TagRow;
import io.ticketledger.query.projects.Tags;
import io.ticketledger.query.ticketlist.TicketRow;
import io.ticketledger.server.corridor.Fields;
import io.ticketledger.server.desk.Ids;
import io.ticketledger.server.desk.Numbers;
import io.ticketledger.server.kanban.KanbanTicketRequests.Day;
import io.ticketledger.server.kanban.KanbanTicketRequests.TicketFields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a request about a ticket names: its column, its people, its tags. Whatever is not there for the caller is refused by its field. */
@Component
class KanbanTicketParts {

    private final KanbanMembers members;
    private final Projects projects;
    private final Columns columns;
    private final Tags tags;
    private final Directory directory;
    private final Numbers numbers;

    KanbanTicketParts(KanbanMembers members, Projects projects, Columns columns, Tags tags, Directory directory, Numbers numbers) {
        this.members = members;
        this.projects = projects;
        this.columns = columns;
        this.tags = tags;
        this.directory = directory;
        this.numbers = numbers;
    }

    /**
     * What a request means. What is null was not spoken of.
     *
     * @param newTags to be made together with what is done to the ticket; they are among its {@code tags}
     */
    record Meant(
            TicketFields said,
            ProjectRow project,
            Board board,
            @Nullable ColumnRow column,
            @Nullable List<AccountId> assignees,
            @Nullable List<TagId> tags,
            List<CreateTag> newTags) {}

    /** Empty if it is refused anyway. */
    Optional<Meant> ofNew(TicketFields said, Fields fields, KanbanCaller who) {
        judgeDays(said, null, fields);
        Optional<ColumnRow> column = said.column() == null ? Optional.empty() : columns.columnByNumber(said.column()).filter(found -> who.sees(found.project()));
        Optional<ProjectRow> project = column.flatMap(found -> projects.byId(found.project()));
        if (said.column() != null && project.isEmpty()) fields.refuse("column", Fields.unknownPk(said.column()), null);
        if (said.project() != null && members.find(said.project(), who).isEmpty()) fields.refuse("project", Fields.unknownPk(said.project()), null);
        else if (said.project() != null && said.column() != null && project.isPresent() && project.get().number() != said.project()) {
            fields.refuse("column", Fields.unknownPk(said.column()), null);
        }
        if (project.isEmpty()) judgeHomeless(said, fields);
        return project.map(found -> meant(said, found, column.orElseThrow(), Set.of(), fields, who));
    }

    /** What belongs to a project can only be judged with one; what exists nowhere, without. */
    private void judgeHomeless(TicketFields said, Fields fields) {
        if (said.assigneeIds() != null) {
            Set<Long> known = directory.byNumbers(said.assigneeIds()).stream().map(Account::number).collect(Collectors.toSet());
            said.assigneeIds().stream().filter(number -> !known.contains(number)).forEach(number -> fields.refuse("assignee_ids", Fields.unknownPk(number), null));
        }
        if (said.tagIds() != null) {
            Set<Long> known = tags.tagsByNumbers(said.tagIds()).stream().map(TagRow::number).collect(Collectors.toSet());
            said.tagIds().stream().filter(number -> !known.contains(number)).forEach(number -> fields.refuse("tag_ids", Fields.unknownPk(number), null));
        }
    }

    Optional<Meant> ofChange(TicketRow ticket, TicketFields said, Fields fields, KanbanCaller who) {
        judgeDays(said, ticket, fields);
        Optional<ProjectRow> project = projects.byId(ticket.board().project());
        if (project.isPresent() && said.project() != null && said.project() != project.get().number()) {
            fields.refuse("project", "A ticket stays in the project it was opened in.", null);
        }
        ColumnRow column = said.column() == null ? null
                : columns.columnByNumber(said.column()).filter(found -> found.project().equals(ticket.board().project())).orElse(null);
        if (said.column() != null && column == null) fields.refuse("column", Fields.unknownPk(said.column()), null);
        return project.map(found -> meant(said, found, column, Set.copyOf(ticket.agents()), fields, who));
    }

    private Meant meant(TicketFields said, ProjectRow project, @Nullable ColumnRow column, Set<AccountId> already, Fields fields, KanbanCaller who) {
        List<AccountId> assignees = said.assigneeIds() == null ? null : assignees(said.assigneeIds(), project.id(), already, fields);
        List<CreateTag> newTags = new ArrayList<>();
        List<TagId> all = tags(said, project.id(), newTags, fields, who);
        return new Meant(said, project, columns.board(project.id()), column, assignees, all, newTags);
    }

    /** Members of the project, and whoever may do all; in the desk's own project those who work for the desk. Who has the ticket already may keep it. */
    private List<AccountId> assignees(List<Long> asked, ProjectId project, Set<AccountId> already, Fields fields) {
        Map<Long, Account> found = directory.byNumbers(asked).stream().collect(Collectors.toMap(Account::number, Function.identity()));
        Set<AccountId> member = projects.membershipsOf(found.values().stream().map(Account::id).toList()).values().stream().flatMap(List::stream)
                .filter(held -> held.project().equals(project)).map(Membership::account).collect(Collectors.toSet());
        List<AccountId> assignees = new ArrayList<>();
        for (long number : asked) {
            Account account = found.get(number);
            boolean fits = account != null && (already.contains(account.id()) || account.isActive()
                    && (member.contains(account.id()) || account.roles().contains(Role.ADMIN) || project.equals(ProjectId.DESK) && isStaff(account)));
            if (fits) assignees.add(account.id());
            else fields.refuse("assignee_ids", Fields.unknownPk(number), null);
        }
        return assignees;
    }

    private static boolean isStaff(Account account) {
        return account.roles().contains(Role.COORDINATOR) || account.roles().contains(Role.AGENT);
    }

    /** Those named either way, together. Null if they are not spoken of. */
    private @Nullable List<TagId> tags(TicketFields said, ProjectId project, List<CreateTag> newTags, Fields fields, KanbanCaller who) {
        if (said.tagIds() == null && said.tagNames() == null) return null;
        Set<TagId> all = new LinkedHashSet<>();
        List<Long> byNumber = said.tagIds() == null ? List.of() : said.tagIds();
        Map<Long, TagRow> found = tags.tagsByNumbers(byNumber).stream().filter(tag -> tag.project().equals(project)).collect(Collectors.toMap(TagRow::number, Function.identity()));
        for (long number : byNumber) {
            if (found.containsKey(number)) all.add(found.get(number).id());
            else fields.refuse("tag_ids", Fields.unknownPk(number), null);
        }
        Map<String, TagId> known = new LinkedHashMap<>();
        List<String> names = said.tagNames() == null ? List.of() : said.tagNames();
        tags.tagsByNames(project, names).forEach(tag -> known.put(folded(tag.name()), tag.id()));
        for (String name : names) {
            TagId tag = known.get(folded(name));
            if (tag == null && !who.isIn(project, ProjectRole.SUPERADMIN)) {
                fields.refuse("tag_names", "Tag \"" + name + "\" does not exist, and only a superadmin of the project can create it.", null);
                continue;
            }
            if (tag == null) {
                tag = Ids.tag();
                newTags.add(new CreateTag(project, tag, numbers.next(Numbers.Kind.TAG), name, "", KanbanBoardRequests.COLOR));
                known.put(folded(name), tag);
            }
            all.add(tag);
        }
        return List.copyOf(all);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Of a change also against what is not spoken of. */
    private static void judgeDays(TicketFields said, @Nullable TicketRow ticket, Fields fields) {
        if (said.startDate() == null && said.dueDate() == null) return;
        LocalDate start = day(said.startDate(), ticket == null ? null : ticket.board().start());
        LocalDate due = day(said.dueDate(), ticket == null ? null : ticket.board().due());
        if (start == null || due == null || !due.isBefore(start)) return;
        fields.refuse(said.dueDate() == null ? "start_date" : "due_date", "The due date must not be before the start date.", null);
    }

    static @Nullable LocalDate day(@Nullable Day said, @Nullable LocalDate otherwise) {
        return said == null ? otherwise : said.date();
    }
}
