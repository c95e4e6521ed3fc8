/**
 * The kanban dialect at {@code /kanban/}: projects with boards, companies and their people, a role per project. Files by capability, named alike
 * in both dialects so that the two can be laid side by side: where the room is and what is open in it in KanbanRoom, words in KanbanVocabulary, refusals in KanbanProblems,
 * who sees what in KanbanSight; routes in the …Api, what comes in in …Requests and …Filters, what goes out in …Responses, the step between wire and domain in
 * …Translation, and under the bare name what several routes share.
 *
 * <p>Capabilities: logging in (Auth), users and roles (People), tickets, comments, attachments, notifications, dashboards, and what is said live (Sockets,
 * BoardConversation); and what this contract alone has: who one is in which project (Members), boards with projects, columns and tags, companies with contacts
 * and logos. Knows no other dialect.
 */
@NullMarked
package io.ticketledger.server.kanban;

import org.jspecify.annotations.NullMarked;
