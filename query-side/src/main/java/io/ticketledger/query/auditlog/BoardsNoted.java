package io.ticketledger.query.auditlog;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TagId;
import io.ticketledger.events.company.*;
import io.ticketledger.events.contact.*;
import io.ticketledger.events.project.*;
import io.ticketledger.events.ticket.*;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log keeps of cards, projects, companies and contacts. What there are several of has a path for a field, such as {@code columns/<id>/name}, so that each has
 * old values of its own; what is gone has nothing any more.
 */
final class BoardsNoted {

    private BoardsNoted() {}

    static Noted of(TicketFact event) {
        Noted noted = Noted.nothing();
        return switch (event) {
            case TicketFiled e -> noted.field("projectId", e.project());
            case TypeChanged e -> noted.field("type", e.type());
            case TitleChanged e -> noted.field("title", e.title());
            case DescriptionChanged e -> noted.field("description", e.description());
            case TicketScheduled e -> noted.field("startDate", e.start()).field("dueDate", e.due());
            case TicketTagged e -> noted.field("tags", e.tags());
            case TicketFollowed e -> noted.remark("follower", e.follower());
            case TicketUnfollowed e -> noted.remark("follower", e.follower());
            case CardMoved e -> noted.field("column", e.column()).field("rank", e.rank());
            case TicketArchived _ -> noted.field("archived", true);
            case TicketRestored _ -> noted.field("archived", false);
        };
    }

    static Noted of(ProjectEvent event) {
        Noted noted = Noted.nothing();
        return switch (event) {
            case ProjectCreated e -> noted.field("key", e.key()).field("name", e.name()).field("description", e.description());
            case ProjectRenamed e -> noted.field("name", e.name());
            case ProjectDescribed e -> noted.field("description", e.description());
            case ProjectKeyChanged e -> noted.field("key", e.to());
            case ProjectDeleted _ -> noted.field("deleted", true);
            case RoleGiven e -> noted.field("members/" + e.account(), e.role());
            case RoleTaken e -> noted.field("members/" + e.account(), null);
            case CompanyVouched e -> noted.remark("company", e.company()).remark("account", e.account()).remark("as", e.as());
            case CompanyVouchWithdrawn e -> noted.remark("company", e.company()).remark("account", e.account()).remark("as", e.as());
            case ColumnAdded e -> column(noted, e.column(), e.name(), e.stage(), e.color(), e.order());
            case ColumnRenamed e -> noted.field("columns/" + e.column() + "/name", e.name());
            case ColumnRecolored e -> noted.field("columns/" + e.column() + "/color", e.color());
            case ColumnStageChanged e -> noted.field("columns/" + e.column() + "/stage", e.stage());
            case ColumnsOrdered e -> {
                e.columns().forEach(place -> noted.field("columns/" + place.column() + "/order", place.order()));
                yield noted;
            }
            case ColumnRemoved e -> column(noted, e.column(), null, null, null, null);
            case TagCreated e -> tag(noted, e.tag(), e.name(), e.description(), e.color());
            case TagRenamed e -> noted.field("tags/" + e.tag() + "/name", e.name());
            case TagDescribed e -> noted.field("tags/" + e.tag() + "/description", e.description());
            case TagRecolored e -> noted.field("tags/" + e.tag() + "/color", e.color());
            case TagDeleted e -> tag(noted, e.tag(), null, null, null);
            case TagContactAdded e -> noted.field("tags/" + e.tag() + "/contacts/" + e.contact(), e.role());
            case TagContactRemoved e -> noted.field("tags/" + e.tag() + "/contacts/" + e.contact(), null);
        };
    }

    static Noted of(CompanyEvent event) {
        Noted noted = Noted.nothing();
        return switch (event) {
            case CompanyCreated e -> noted.field("name", e.name()).field("description", e.description()).field("email", e.email()).field("phone", e.phone());
            case CompanyRenamed e -> noted.field("name", e.name());
            case CompanyDescribed e -> noted.field("description", e.description());
            case CompanyReachable e -> noted.field("email", e.email()).field("phone", e.phone());
            case LogoSet e -> noted.field("logo", e.name()).remark("mediaType", e.mediaType()).remark("size", e.size()).remark("sha256", e.sha256());
            case LogoRemoved _ -> noted.field("logo", null);
            case CompanyMemberAdded e -> noted.field(member(e.as(), e.account()), true);
            case CompanyMemberRemoved e -> noted.field(member(e.as(), e.account()), null);
            case CompanyProjectsChosen e -> noted.field("projects", e.projects());
            case CompanyDeleted _ -> noted.field("deleted", true);
        };
    }

    static Noted of(ContactEvent event) {
        Noted noted = Noted.nothing();
        return switch (event) {
            case ContactAdded e -> contact(noted, e.name(), e.email(), e.phone(), e.title(), e.department(), e.description());
            case ContactDetailsChanged e -> contact(noted, e.name(), e.email(), e.phone(), e.title(), e.department(), e.description());
            case ContactDeleted _ -> noted.field("deleted", true);
        };
    }

    /** Somebody can be both to one company. */
    private static String member(CompanyRole as, AccountId account) {
        return switch (as) {
            case ADMIN -> "admins/" + account;
            case USER -> "users/" + account;
        };
    }

    private static Noted column(Noted noted, ColumnId column, @Nullable String name, @Nullable Stage stage, @Nullable String color, @Nullable Integer order) {
        String path = "columns/" + column;
        return noted.field(path + "/name", name).field(path + "/stage", stage).field(path + "/color", color).field(path + "/order", order);
    }

    private static Noted tag(Noted noted, TagId tag, @Nullable String name, @Nullable String description, @Nullable String color) {
        String path = "tags/" + tag;
        return noted.field(path + "/name", name).field(path + "/description", description).field(path + "/color", color);
    }

    private static Noted contact(Noted noted, String name, String email, String phone, String title, String department, String description) {
        return noted.field("name", name).field("email", email).field("phone", phone).field("title", title).field("department", department).field("description", description);
    }
}
