/**
 * The incident dialect at {@code /api/}: clients report, administrators assign, developers work, clients approve. Files by capability, named alike
 * in both dialects so that the two can be laid side by side: where the room is and what is open in it in IncidentRoom, words in IncidentVocabulary, refusals in IncidentProblems,
 * who sees what in IncidentSight; routes in the …Api, what comes in in …Requests and …Filters, what goes out in …Responses, the step between wire and domain in
 * …Translation, and under the bare name what several routes share.
 *
 * <p>Capabilities: logging in (Auth), users and profiles (People), tickets, comments, attachments, notifications, dashboards, and what is said live (Sockets,
 * Stream). Knows no other dialect.
 */
@NullMarked
package io.ticketledger.server.incident;

import org.jspecify.annotations.NullMarked;
