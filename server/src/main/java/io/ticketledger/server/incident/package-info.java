/**
 * The incident dialect at {@code /api/}: clients report, administrators assign, developers work, clients approve. Per capability the same kinds of files as in the other dialect, so that the two can be laid side by side:
 * where it is and what is open in IncidentRoom, words in IncidentVocabulary, refusals in IncidentProblems, who sees what in IncidentSight; routes in the …Api, what comes in in
 * …Requests and …Filters, what goes out in …Responses, the step between wire and domain in …Translation, and under the bare name what several routes share.
 * Capabilities: auth, users and profiles (People), tickets, comments, attachments, notifications,
 * dashboards, and what is said live on sockets and the stream. Knows no other dialect.
 */
@NullMarked
package io.ticketledger.server.incident;

import org.jspecify.annotations.NullMarked;
