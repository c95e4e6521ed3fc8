package io.ticketledger.server.imports.uci;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The 36 columns in the file's order. */
enum UciColumn {
    NUMBER, INCIDENT_STATE, ACTIVE, REASSIGNMENT_COUNT, REOPEN_COUNT, SYS_MOD_COUNT, MADE_SLA, CALLER_ID, OPENED_BY, OPENED_AT, SYS_CREATED_BY, SYS_CREATED_AT,
    SYS_UPDATED_BY, SYS_UPDATED_AT, CONTACT_TYPE, LOCATION, CATEGORY, SUBCATEGORY, U_SYMPTOM, CMDB_CI, IMPACT, URGENCY, PRIORITY, ASSIGNMENT_GROUP, ASSIGNED_TO,
    KNOWLEDGE, U_PRIORITY_CONFIRMATION, NOTIFY, PROBLEM_ID, RFC, VENDOR, CAUSED_BY, CLOSED_CODE, RESOLVED_BY, RESOLVED_AT, CLOSED_AT;

    static final List<String> HEADER = Arrays.stream(values()).map(UciColumn::word).toList();

    /** What an update can change that none of our commands says; told in words instead, so that nothing people did is lost. */
    static final Set<UciColumn> TOLD = EnumSet.of(CALLER_ID, CONTACT_TYPE, LOCATION, CATEGORY, SUBCATEGORY, U_SYMPTOM, CMDB_CI, KNOWLEDGE,
            U_PRIORITY_CONFIRMATION, NOTIFY, PROBLEM_ID, RFC, VENDOR, CAUSED_BY);

    /** What a closed ticket of ours no longer takes. */
    static final Set<UciColumn> REFUSED_ONCE_CLOSED = EnumSet.of(IMPACT, URGENCY, PRIORITY, ASSIGNMENT_GROUP, ASSIGNED_TO);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
