package io.ticketledger.query.projecting;

/**
 * Keeps counters equal to the counted rows: run once before a batch with sign -1 and once after it with +1, over the streams the batch touches. What
 * the touched rows contributed before is taken away, what they contribute now is added, so no event needs to know which counters it moves, and
 * applying a batch twice changes nothing. Parameters: the sign ({@code int}), then the streams ({@code uuid[]}).
 */
public record Tally(String sql) {}
