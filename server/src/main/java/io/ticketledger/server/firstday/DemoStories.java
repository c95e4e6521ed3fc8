package io.ticketledger.server.firstday;

import static io.ticketledger.server.firstday.DemoPerson.ALICE;
import static io.ticketledger.server.firstday.DemoPerson.BOB;
import static io.ticketledger.server.firstday.DemoPerson.CAROL;
import static io.ticketledger.server.firstday.DemoPerson.ERIN;
import static io.ticketledger.server.firstday.DemoPerson.LENA;
import static io.ticketledger.server.firstday.DemoPerson.SARA;
import static io.ticketledger.server.firstday.DemoPerson.TOM;
import static io.ticketledger.server.firstday.DemoTicket.opened;

import io.ticketledger.events.Priority;
import java.util.List;

/** At least one ticket in each state. Categories are words that every dialect has or shows as they are. */
final class DemoStories {

    private static final String WEBSITE = "Website Redesign";
    private static final String LEDGER = "General Ledger";

    private DemoStories() {}

    static List<DemoTicket> all() {
        return List.of(
                opened("contact-form", 1, ALICE, Priority.MEDIUM, "bug", WEBSITE, "Contact form not sending emails",
                        "When submitting the contact form, users don't receive confirmation emails."),
                opened("search", 2, TOM, Priority.LOW, "new-feature", LEDGER, "Search bookings by amount", "An exact amount would do; a range would be nicer."),
                opened("homepage", 30, ALICE, Priority.HIGH, "service-down", WEBSITE, "Homepage not loading", "The homepage returns a 500 error when accessing /.")
                        .attached(2, ALICE, "homepage.txt", "GET / -> 500 Internal Server Error\nat 09:12, 09:13 and 09:20\n")
                        .acknowledged(10, CAROL).assigned(2, CAROL, BOB, SARA).due(1, ERIN, 8).started(15, BOB)
                        .said(30, BOB, "The database refuses new connections. We are on it.").noted(5, SARA, "The pool leaks since the release of Monday."),
                opened("printer", 50, TOM, Priority.LOW, "problem", LEDGER, "Invoices print in colour", "Black would do, and the cartridge is dear.")
                        .acknowledged(60, CAROL).assigned(5, CAROL, SARA),
                opened("vat", 26, TOM, Priority.MEDIUM, "bug", LEDGER, "VAT of 19 % is shown as 18.99 %", "On every second invoice since Thursday.")
                        .acknowledged(30, ERIN).assigned(1, ERIN, SARA).started(45, SARA).said(60, SARA, "Which currency are these invoices in?")
                        .heldUp(1, SARA, "Waiting for an example from Finance"),
                opened("logo", 75, ALICE, Priority.LOWEST, "problem", WEBSITE, "The logo is blurred on telephones", "See the start page on any telephone.")
                        .acknowledged(200, CAROL).assigned(5, CAROL, BOB).started(60, BOB).resolved(120, BOB, "Replaced the picture by a vector one."),
                opened("signature", 70, LENA, Priority.MEDIUM, "problem", "Office", "Contracts cannot be signed", "The button is grey.")
                        .acknowledged(15, CAROL).assigned(5, CAROL, SARA).started(30, SARA).resolved(45, SARA, "The certificate had expired."),
                opened("newsletter", 100, ALICE, Priority.MEDIUM, "bug", WEBSITE, "The newsletter is sent twice", "Subscribers complain.")
                        .acknowledged(20, CAROL).assigned(5, CAROL, BOB).due(5, CAROL, 24).started(30, BOB)
                        .resolved(300, BOB, "Two timers were running; one is gone."),
                opened("password", 120, TOM, Priority.HIGH, "problem", LEDGER, "I cannot change my password", "It says that the old one is wrong.")
                        .acknowledged(5, CAROL).assigned(1, CAROL, SARA).started(5, SARA).resolved(20, SARA, "The account was locked; it is open again.")
                        .approved(90, TOM, "Works perfectly now, thank you!"),
                opened("export", 140, TOM, Priority.CRITICAL, "bug", LEDGER, "The export lacks December", "The year ends in November, says the file.")
                        .acknowledged(50, ERIN).assigned(5, ERIN, BOB).started(10, BOB).resolved(60, BOB, "The last month is included.")
                        .rejected(600, TOM, "Now January is missing."),
                opened("coffee", 90, ALICE, Priority.LOW, "problem", "Office", "The coffee machine is slow", "It takes four minutes.")
                        .declined(30, CAROL, "Facility Management looks after the coffee machine."),
                opened("font", 60, ALICE, Priority.LOW, "new-feature", WEBSITE, "Another font for headlines", "Something with serifs.")
                        .withdrawn(120, ALICE, "We have changed our minds."),
                opened("vpn", 200, TOM, Priority.MEDIUM, "service-down", "Network", "No VPN from home", "It stops at 98 %.")
                        .acknowledged(40, CAROL).assigned(5, CAROL, SARA).started(20, SARA).resolved(30, SARA, "New certificate.")
                        .approved(60, TOM, "Fine.").reopened(900, TOM, "It is back: 98 % again."));
    }
}
