package io.ticketledger.query.projects;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectId;
import io.ticketledger.events.ProjectRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody is in a project. {@code since} and {@code by}: when this role was given, and by whom; null if by nobody in person. */
public record Membership(long number, ProjectId project, AccountId account, ProjectRole role, Instant since, @Nullable AccountId by) {}
