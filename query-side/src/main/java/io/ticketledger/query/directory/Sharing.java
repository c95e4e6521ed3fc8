package io.ticketledger.query.directory;

/** Who shares a project with whom, for whoever asks in SQL. */
public final class Sharing {

    /** The roles of those who are at home in the desk's own project, which has no members of its own. */
    public static final String AT_HOME = "ARRAY['ADMIN', 'COORDINATOR', 'AGENT', 'MANAGER', 'AUDITOR']";

    /** Of {@code directory_account a}: it is the caller himself, or a member of a project he is a member of, or both are at home in the desk's own. */
    public static final String WITH_CALLER = """
            (a.id = :caller
             OR a.id IN (SELECT o.account FROM project_member m JOIN project_member o ON o.project = m.project WHERE m.account = :caller)
             OR a.roles && %1$s AND EXISTS (SELECT FROM directory_account h WHERE h.id = :caller AND h.roles && %1$s))""".formatted(AT_HOME);

    private Sharing() {}
}
