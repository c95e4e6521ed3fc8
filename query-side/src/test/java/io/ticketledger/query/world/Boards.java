package io.ticketledger.query.world;

import io.ticketledger.events.*;
import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to projects, companies and contacts in {@link Histories}: a few of each at a time, so that they meet. */
final class Boards {

    private static final int FEW = 3;

    /** What a project has now. */
    private record Project(ProjectId id, List<ColumnId> columns, List<TagId> tags, Map<AccountId, ProjectRole> members) {}

    private final Book book;
    private final List<AccountId> accounts;
    private final List<Project> projects = new ArrayList<>();
    private final List<CompanyId> companies = new ArrayList<>();
    private final List<ContactId> contacts = new ArrayList<>();
    private int made;

    Boards(Book book, List<AccountId> accounts) {
        this.book = book;
        this.accounts = accounts;
    }

    void next(int choice) {
        made++;
        int what = choice / 12;
        switch (choice % 4) {
            case 0 -> company(choice / 4, what);
            case 1 -> contact(choice / 4, what);
            default -> project(choice / 4, what);
        }
    }

    private void project(int which, int choice) {
        if (projects.size() < FEW) {
            Project begun = new Project(new ProjectId(id()), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
            projects.add(begun);
            book.add(new ProjectCreated(begun.id, made, "KEY" + made, "Project " + made, "about"));
            return;
        }
        Project project = projects.get(which % FEW);
        int what = choice % 20;
        if (what == 0) {
            projects.remove(project);
            book.add(new ProjectDeleted(project.id, "KEY"));
        } else if (what < 5) {
            book.add(ofTheProject(project, what, choice / 20));
        } else if (what < 12) {
            column(project, choice / 20);
        } else {
            tag(project, choice / 20);
        }
    }

    private ProjectEvent ofTheProject(Project project, int what, int choice) {
        AccountId account = accounts.get(choice % accounts.size());
        boolean member = project.members.containsKey(account);
        return switch (what) {
            case 1 -> choice % 2 == 0 ? new ProjectRenamed(project.id, "Name " + made) : new ProjectDescribed(project.id, "About " + made);
            case 2 -> new ProjectKeyChanged(project.id, "KEY", "K" + made);
            default -> {
                if (member && what == 3) {
                    project.members.remove(account);
                    yield new RoleTaken(project.id, account);
                }
                ProjectRole role = ProjectRole.values()[choice % 4];
                project.members.put(account, role);
                yield new RoleGiven(project.id, account, role, made);
            }
        };
    }

    private void column(Project project, int choice) {
        if (project.columns.size() < FEW) {
            project.columns.add(new ColumnId(id()));
            book.add(new ColumnAdded(project.id, project.columns.getLast(), made, "Column " + made, Stage.values()[choice % 4], "#0052cc", choice % 5));
            return;
        }
        ColumnId column = project.columns.get(choice / 5 % FEW);
        book.add(switch (choice % 5) {
            case 0 -> new ColumnRenamed(project.id, column, "Renamed " + made);
            case 1 -> new ColumnRecolored(project.id, column, "#ff9800");
            case 2 -> new ColumnStageChanged(project.id, column, Stage.values()[choice / 5 % 4]);
            case 3 -> new ColumnsOrdered(project.id, List.of(new ColumnOrder(column, made), new ColumnOrder(project.columns.get((choice / 5 + 1) % FEW), made + 1)));
            default -> new ColumnRemoved(project.id, column);
        });
        if (choice % 5 == 4) project.columns.remove(column);
    }

    private void tag(Project project, int choice) {
        if (project.tags.size() < FEW) {
            project.tags.add(new TagId(id()));
            book.add(new TagCreated(project.id, project.tags.getLast(), made, "Tag " + made, "", "#0052cc"));
            return;
        }
        TagId tag = project.tags.get(choice / 6 % FEW);
        ContactId contact = contacts.isEmpty() ? new ContactId(id()) : contacts.get(choice / 18 % contacts.size());
        book.add(switch (choice % 6) {
            case 0 -> new TagRenamed(project.id, tag, "Tag " + made);
            case 1 -> new TagDescribed(project.id, tag, "About " + made);
            case 2 -> new TagRecolored(project.id, tag, "#ff9800");
            case 3 -> new TagContactAdded(project.id, tag, contact, made, "Role " + made);
            case 4 -> new TagContactRemoved(project.id, tag, contact);
            default -> new TagDeleted(project.id, tag);
        });
        if (choice % 6 == 5) project.tags.remove(tag);
    }

    private void company(int which, int choice) {
        if (companies.size() < FEW) {
            companies.add(new CompanyId(id()));
            book.add(new CompanyCreated(companies.getLast(), made, "Company " + made, "", null, "+1"));
            return;
        }
        CompanyId company = companies.get(which % FEW);
        AccountId account = accounts.get(choice / 9 % accounts.size());
        CompanyRole as = CompanyRole.values()[choice % 2];
        book.add(switch (choice % 9) {
            case 0 -> new CompanyDeleted(company);
            case 1 -> new CompanyRenamed(company, "Company " + made);
            case 2 -> new CompanyDescribed(company, "About " + made);
            case 3 -> new CompanyReachable(company, made + "@example.org", null);
            case 4 -> choice % 2 == 0 ? new LogoRemoved(company) : new LogoSet(company, new LogoId(id()), "logo.png", "image/png", made, "ab".repeat(32));
            case 5, 6 -> new CompanyMemberAdded(company, account, as);
            case 7 -> new CompanyMemberRemoved(company, account, as);
            default -> new CompanyProjectsChosen(company, projects.stream().limit(choice % 3).map(Project::id).toList());
        });
        if (choice % 9 == 0) companies.remove(company);
    }

    private void contact(int which, int choice) {
        if (contacts.size() < FEW) {
            contacts.add(new ContactId(id()));
            book.add(new ContactAdded(contacts.getLast(), made, "Name " + made, "", "", "", "", ""));
            return;
        }
        ContactId contact = contacts.get(which % FEW);
        book.add(choice % 4 == 0 ? new ContactDeleted(contact) : new ContactDetailsChanged(contact, "Other " + made, made + "@example.org", "+1", "Manager", "IT", "about"));
        if (choice % 4 == 0) contacts.remove(contact);
    }

    private UUID id() {
        return new UUID(0x7100, 0x8000_0000_0000_0000L + ++made);
    }
}
