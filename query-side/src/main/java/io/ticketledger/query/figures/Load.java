package io.ticketledger.query.figures;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.ProjectRole;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do in a project.
 *
 * @param role null for who is no member and has tickets there all the same
 * @param assigned open ones
 * @param inProgress those of them that are being worked on
 * @param resolvedToday resolved or closed since the day began
 */
public record Load(AccountId account, @Nullable ProjectRole role, long assigned, long inProgress, long resolvedToday) {}
