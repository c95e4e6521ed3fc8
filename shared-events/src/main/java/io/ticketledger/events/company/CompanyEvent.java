package io.ticketledger.events.company;

import io.ticketledger.events.LedgerEvent;
import io.ticketledger.events.CompanyId;

/** Everything that can happen to a company the desk works for. */
public sealed interface CompanyEvent extends LedgerEvent
        permits CompanyCreated,
                CompanyRenamed,
                CompanyDescribed,
                CompanyReachable,
                LogoSet,
                LogoRemoved,
                CompanyMemberAdded,
                CompanyMemberRemoved,
                CompanyProjectsChosen,
                CompanyDeleted {

    CompanyId company();
}
