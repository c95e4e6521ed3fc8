/**
 * The kanban dialect at {@code /kanban/}: projects with boards, companies and their people, a role per project. The same kinds of files as in the other
 * rooms: routes in the …Api, what comes in in …Requests, what goes out in …Responses, words in KanbanVocabulary, the step between wire and domain in
 * …Translation, refusals in KanbanProblems, who sees what in KanbanMembers and KanbanSight. Knows no other dialect.
 */
@NullMarked
package io.ticketledger.server.kanban;

import org.jspecify.annotations.NullMarked;
