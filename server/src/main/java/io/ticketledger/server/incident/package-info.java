/**
 * The incident dialect at {@code /api/}: clients report, administrators assign, developers work, clients approve. Routes in IncidentApi, what comes in
 * in IncidentRequests, what goes out in IncidentResponses, words in IncidentVocabulary, the step between wire and domain in IncidentTranslation,
 * refusals in IncidentProblems, who gets through the door in IncidentSecurity. Knows no other dialect.
 */
@NullMarked
package io.ticketledger.server.incident;

import org.jspecify.annotations.NullMarked;
