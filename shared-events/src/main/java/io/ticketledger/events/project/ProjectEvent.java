package io.ticketledger.events.project;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.ProjectId;

/** Everything that can happen to a project: its members, its board and its tags. */
public sealed interface ProjectEvent extends LedgerEvent
        permits ProjectCreated,
                ProjectRenamed,
                ProjectDescribed,
                ProjectKeyChanged,
                ProjectDeleted,
                RoleGiven,
                RoleTaken,
                CompanyVouched,
                CompanyVouchWithdrawn,
                ColumnAdded,
                ColumnRenamed,
                ColumnRecolored,
                ColumnStageChanged,
                ColumnsOrdered,
                ColumnRemoved,
                TagCreated,
                TagRenamed,
                TagDescribed,
                TagRecolored,
                TagDeleted,
                TagContactAdded,
                TagContactRemoved {

    ProjectId project();
}
