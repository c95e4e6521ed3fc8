/**
 * The kanban dialect at {@code /kanban/}: projects with boards, companies and their people, a role per project. Per capability the same kinds of files as in the other dialect, so that the two can be laid side by side:
 * where it is and what is open in KanbanRoom, words in KanbanVocabulary, refusals in KanbanProblems, who sees what in KanbanSight; routes in the …Api, what comes in in
 * …Requests and …Filters, what goes out in …Responses, the step between wire and domain in …Translation, and under the bare name what several routes share.
 * Capabilities: auth, users and roles (People), tickets, comments, attachments, notifications,
 * dashboards, and what is said live on sockets; and what only this contract has: boards with projects, columns and tags, companies with contacts and logos,
 * and who one is in which project (Members). Knows no other dialect.
 */
@NullMarked
package io.ticketledger.server.kanban;

import org.jspecify.annotations.NullMarked;
