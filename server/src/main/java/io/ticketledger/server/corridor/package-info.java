/**
 * What every dialect room needs and none owns: reading and judging request bodies, queries and what they say of people, tables of words, pages, refusals of the
 * house, a JSON voice per room. Knows no contract and no room.
 */
@NullMarked
package io.ticketledger.server.corridor;

import org.jspecify.annotations.NullMarked;
