package io.ticketledger.events.ticket;

/** What a ticket says of itself, where it is kept and who follows it: neither its life cycle nor its promises. */
public sealed interface TicketFact extends TicketEvent
        permits TicketFiled,
                TypeChanged,
                TitleChanged,
                DescriptionChanged,
                TicketScheduled,
                TicketTagged,
                TicketFollowed,
                TicketUnfollowed,
                CardMoved,
                TicketArchived,
                TicketRestored {}
