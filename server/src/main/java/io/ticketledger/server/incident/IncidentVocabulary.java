package io.ticketledger.server.incident;

import io.ticketledger.events.Channel;
import io.ticketledger.events.Priority;
import io.ticketledger.events.Role;
import io.ticketledger.events.TicketStatus;
import io.ticketledger.query.notifications.NotificationEntry;
import io.ticketledger.server.corridor.Words;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The incident contract's words for ours. A {@code loss} is shown like its neighbour and cannot be told apart by a client of this contract. */
final class IncidentVocabulary {

    static final Words<TicketStatus> STATUS = Words.of(TicketStatus.class)
            .word(TicketStatus.NEW, "NEW", "New")
            .word(TicketStatus.OPEN, "OPENED", "Opened")
            .word(TicketStatus.IN_PROGRESS, "IN_PROGRESS", "In Progress")
            .word(TicketStatus.RESOLVED, "RESOLVED", "Resolved")
            .word(TicketStatus.AWAITING_APPROVAL, "WAITING_APPROVAL", "Waiting Approval")
            .word(TicketStatus.CLOSED, "CLOSED", "Closed")
            .loss(TicketStatus.ON_HOLD, TicketStatus.IN_PROGRESS)
            .loss(TicketStatus.REJECTED, TicketStatus.CLOSED)
            .loss(TicketStatus.WITHDRAWN, TicketStatus.CLOSED)
            .build();

    static final Words<Priority> PRIORITY = Words.of(Priority.class)
            .word(Priority.HIGH, "HIGH", "High")
            .word(Priority.MEDIUM, "MEDIUM", "Medium")
            .word(Priority.LOW, "LOW", "Low")
            .loss(Priority.CRITICAL, Priority.HIGH)
            .loss(Priority.LOWEST, Priority.LOW)
            .build();

    /** An account may hold several roles; {@link #strongest} picks the one that is shown. */
    static final Words<Role> ROLE = Words.of(Role.class)
            .word(Role.ADMIN, "ADMIN", "Admin")
            .word(Role.AGENT, "SUPPORT", "Support")
            .word(Role.REQUESTER, "CLIENT", "Client")
            .loss(Role.COORDINATOR, Role.AGENT)
            .loss(Role.MANAGER, Role.AGENT)
            .loss(Role.AUDITOR, Role.AGENT)
            .build();

    static final Words<Channel> CHANNEL = Words.of(Channel.class)
            .word(Channel.EMAIL, "EMAIL", "Email")
            .word(Channel.WHATSAPP, "WHATSAPP", "WhatsApp")
            .word(Channel.IN_APP, "IN_APP", "In App")
            .build();

    static final Words<NotificationEntry.Type> NOTIFICATION_TYPE = Words.of(NotificationEntry.Type.class)
            .word(NotificationEntry.Type.TICKET_CREATED, "TICKET_CREATED", "Ticket Created")
            .word(NotificationEntry.Type.TICKET_OPENED, "TICKET_OPENED", "Ticket Opened")
            .word(NotificationEntry.Type.TICKET_ASSIGNED, "TICKET_ASSIGNED", "Ticket Assigned")
            .word(NotificationEntry.Type.WORK_STARTED, "WORK_STARTED", "Work Started")
            .word(NotificationEntry.Type.TICKET_RESOLVED, "TICKET_RESOLVED", "Ticket Resolved")
            .word(NotificationEntry.Type.RESOLUTION_APPROVED, "RESOLUTION_APPROVED", "Resolution Approved")
            .word(NotificationEntry.Type.RESOLUTION_REJECTED, "RESOLUTION_REJECTED", "Resolution Rejected")
            .word(NotificationEntry.Type.SLA_BREACHED, "SLA_BREACHED", "SLA Breached")
            .build();

    static final Words<NotificationEntry.Status> NOTIFICATION_STATUS = Words.of(NotificationEntry.Status.class)
            .word(NotificationEntry.Status.PENDING, "PENDING", "Pending")
            .word(NotificationEntry.Status.SENT, "SENT", "Sent")
            .word(NotificationEntry.Status.FAILED, "FAILED", "Failed")
            .word(NotificationEntry.Status.NOT_SENT, "NOT_SENT", "Not Sent")
            .build();

    static final String USUAL_CATEGORY = "PROBLEM";

    /** The contract's categories and what the log calls them. The log knows more: whatever is not in this table is shown as the usual one. */
    private static final Map<String, String> CATEGORIES =
            Map.of("BUG", "bug", USUAL_CATEGORY, "problem", "SERVICE_DOWN", "service-down", "NEW_FEATURE", "new-feature");
    private static final Map<String, String> CATEGORY_DISPLAYS =
            Map.of("BUG", "Bug", USUAL_CATEGORY, "Problem", "SERVICE_DOWN", "Service Down", "NEW_FEATURE", "New Feature");

    /** What happened, where the event has no text of its own; by the stored name of the event. */
    private static final Map<String, String> HISTORY = Map.of(
            "ticket-acknowledged", "Ticket opened by admin",
            "work-started", "Work started on ticket",
            "work-resumed", "Work resumed on ticket",
            "approval-requested", "Client asked for approval",
            "ticket-resolved", "Work finished on ticket",
            "resolution-approved", "Resolution approved by client");

    private IncidentVocabulary() {}

    static Optional<String> category(String wire) {
        return Optional.ofNullable(CATEGORIES.get(wire));
    }

    static String categoryWire(String ours) {
        return CATEGORIES.entrySet().stream().filter(e -> e.getValue().equals(ours)).map(Map.Entry::getKey).findFirst().orElse(USUAL_CATEGORY);
    }

    /** A category the contract does not know keeps its own name where people read it. */
    static String categoryDisplay(String ours) {
        return CATEGORIES.containsValue(ours) ? CATEGORY_DISPLAYS.get(categoryWire(ours)) : ours;
    }

    /** All of ours that are shown as these, given what categories there are. */
    static Set<String> shownAs(Set<String> wanted, Supplier<Set<String>> all) {
        if (!wanted.contains(CATEGORIES.get(USUAL_CATEGORY))) return wanted;
        Set<String> shown = new HashSet<>(all.get());
        shown.removeAll(CATEGORIES.values());
        shown.addAll(wanted);
        return shown;
    }

    /** The contract has no word for a channel, so a client may write ours as it likes. */
    static Optional<Channel> channel(String wire) {
        return CHANNEL.meaning(wire.strip().toUpperCase(Locale.ROOT));
    }

    static Role strongest(Iterable<Role> roles) {
        for (Role role : roles) return role;
        throw new IllegalArgumentException("an account without a role");
    }

    static String historyComment(String event) {
        return HISTORY.getOrDefault(event, "");
    }
}
