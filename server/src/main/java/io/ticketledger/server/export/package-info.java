/**
 * Stretches of the log as files that other programs read. A format is a pure writer: lines go in, bytes come out, and the same range gives the same bytes
 * (no clock, no read model, no order of a hash map). Nothing is held but a page of lines, one ticket's attributes, and the names of people, teams and
 * projects. Knows no HTTP.
 */
@NullMarked
package io.ticketledger.server.export;

import org.jspecify.annotations.NullMarked;
