package io.ticketledger.command.project;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ColumnId;
import io.ticketledger.events.CompanyId;
import io.ticketledger.events.CompanyRole;
import io.ticketledger.events.ContactId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import io.ticketledger.events.Stage;
import io.ticketledger.events.TagId;
import io.ticketledger.events.project.ColumnOrder;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a project. Numbers and ids that are new come with the command. */
public sealed interface ProjectCommand {

    @TargetAggregateIdentifier
    ProjectId project();

    /** A column as a board begins with it; its order is its place in the list. */
    record NewColumn(ColumnId column, long number, String name, Stage stage, String color) {}

    /** @param membership the number of the creator's role, superadmin; null if the desk itself begins the project, which then has no member */
    record CreateProject(ProjectId project, long number, String key, String name, String description, List<NewColumn> columns, @Nullable Long membership)
            implements ProjectCommand {

        public CreateProject {
            columns = List.copyOf(columns);
        }
    }

    /** What is null stays as it is. */
    record ChangeProject(ProjectId project, @Nullable String key, @Nullable String name, @Nullable String description) implements ProjectCommand {}

    record DeleteProject(ProjectId project) implements ProjectCommand {}

    /** @param number for a new member; one who has a role already keeps his */
    record GiveRole(ProjectId project, AccountId account, ProjectRole role, long number) implements ProjectCommand {}

    record TakeRole(ProjectId project, AccountId account) implements ProjectCommand {}

    /** A company that takes part in the project takes somebody in: its admins become admins of the project, its users users, unless they are more already. */
    record VouchFor(ProjectId project, CompanyId company, AccountId account, CompanyRole as, long number) implements ProjectCommand {}

    /** The other way round: what is left is what other companies vouch for; without any, and without having been a member otherwise, the person is no member any more. */
    record WithdrawVouch(ProjectId project, CompanyId company, AccountId account, CompanyRole as) implements ProjectCommand {}

    /** @param stage follows from the name if it is not given @param order behind the last column if it is not given; columns in the way move on */
    record AddColumn(ProjectId project, ColumnId column, long number, String name, @Nullable Stage stage, String color, @Nullable Integer order)
            implements ProjectCommand {}

    /** What is null stays as it is. That no card of another stage is in the column when its stage changes is the sender's to check. */
    record ChangeColumn(ProjectId project, ColumnId column, @Nullable String name, @Nullable Stage stage, @Nullable String color, @Nullable Integer order)
            implements ProjectCommand {}

    /** Columns that are not named keep their place unless it is taken. */
    record OrderColumns(ProjectId project, List<ColumnOrder> columns) implements ProjectCommand {

        public OrderColumns {
            columns = List.copyOf(columns);
        }
    }

    /** That no card is in it is the sender's to check. */
    record RemoveColumn(ProjectId project, ColumnId column) implements ProjectCommand {}

    record CreateTag(ProjectId project, TagId tag, long number, String name, String description, String color) implements ProjectCommand {}

    /** What is null stays as it is. */
    record ChangeTag(ProjectId project, TagId tag, @Nullable String name, @Nullable String description, @Nullable String color) implements ProjectCommand {}

    record DeleteTag(ProjectId project, TagId tag) implements ProjectCommand {}

    record AddTagContact(ProjectId project, TagId tag, ContactId contact, long number, String role) implements ProjectCommand {}

    record RemoveTagContact(ProjectId project, TagId tag, ContactId contact) implements ProjectCommand {}
}
