package io.ticketledger.command.project;

import static io.ticketledger.command.Rejection.conflict;
import static io.ticketledger.command.Rejection.forbidden;
import static io.ticketledger.command.Rejection.invalid;

import io.ticketledger.command.Actor;
import io.ticketledger.command.Rejection;
import io.ticketledger.command.project.ProjectState.Column;
import io.ticketledger.command.project.ProjectState.Tag;
import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.TagId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentences a command about a project can be refused with. The code of a rule is its name in kebab-case and never changes. */
final class ProjectRules {

    static final int LONGEST_NAME = 200;
    /** Of a column, a tag, and of what somebody is asked about. */
    static final int LONGEST_LABEL = 100;
    static final int GREATEST_ORDER = 1_000_000;

    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
    private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    private ProjectRules() {}

    static void onlySuperadminsRunAProject(ProjectState project, Actor actor) {
        if (!actor.isIn(project.id(), ProjectRole.SUPERADMIN)) {
            throw forbidden("only-superadmins-run-a-project", "Only a superadmin of the project may do this.");
        }
    }

    /**
     * A company takes part in several projects, and whoever may edit it need be superadmin in one of them only. Whether he may was judged by the company, whose
     * command goes along; the memberships that are told with it are those in the company's projects.
     */
    static void onlySuperadminsOfTheCompanysProjects(ProjectState project, Actor actor) {
        if (!actor.isAnywhere(ProjectRole.SUPERADMIN)) onlySuperadminsRunAProject(project, actor);
    }

    static void theDesksProjectStays(ProjectState project, String deed) {
        if (project.isTheDesks()) throw conflict("the-desks-project-stays", "The desk's own project " + deed + ".");
    }

    static void aProjectKeepsASuperadmin(ProjectState project, AccountId account, @Nullable ProjectRole next) {
        if (next == ProjectRole.SUPERADMIN || project.members().of(account).role() != ProjectRole.SUPERADMIN) return;
        if (!project.members().hasAnotherSuperadminThan(account)) {
            throw conflict("a-project-keeps-a-superadmin", "A project must keep at least one superadmin.");
        }
    }

    static void aKeyIsShort(String key) {
        if (!KEY.matcher(key).matches()) {
            throw invalid("a-key-is-short", "A project key has two to ten capital letters or digits and begins with a letter.");
        }
    }

    static void aColorIsAColor(String color) {
        if (!COLOR.matcher(color).matches()) throw invalid("a-color-is-a-color", "A color is given as #rrggbb.");
    }

    static void anOrderCounts(int order) {
        if (order < 0 || order > GREATEST_ORDER) throw invalid("an-order-counts", "The order is a number from 0 to " + GREATEST_ORDER + ".");
    }

    static void aProjectKeepsAColumn(ProjectState project) {
        if (project.columns().size() == 1) throw conflict("a-project-keeps-a-column", "A project must keep at least one column.");
    }

    static void aTagNameIsUnique(ProjectState project, @Nullable TagId itself, String name) {
        boolean taken = project.tags().entrySet().stream().anyMatch(tag -> !tag.getKey().equals(itself) && tag.getValue().name().equalsIgnoreCase(name));
        if (taken) throw new Rejection(Rejection.Type.TAKEN, "a-tag-name-is-unique", "Tag with this name already exists in the project.");
    }

    static Column theColumn(ProjectState project, ColumnId id) {
        Column column = project.columns().get(id);
        if (column == null) throw Rejection.notFound("the-column-exists", "There is no such column.");
        return column;
    }

    static Tag theTag(ProjectState project, TagId id) {
        Tag tag = project.tags().get(id);
        if (tag == null) throw Rejection.notFound("the-tag-exists", "There is no such tag.");
        return tag;
    }

    static Rejection unknown() {
        return Rejection.notFound("the-project-exists", "There is no such project.");
    }
}
