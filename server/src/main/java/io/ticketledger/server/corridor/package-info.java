/**
 * What every dialect room needs and none owns: reading and judging request bodies, tables of words, pages, a JSON voice per room. Knows no contract
 * and no room.
 */
@NullMarked
package io.ticketledger.server.corridor;

import org.jspecify.annotations.NullMarked;
