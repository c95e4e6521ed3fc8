package io.ticketledger.query.canary;

/** Stands where read models live, so that the wall against them can be seen to fail. */
public record ReadModel(int tickets) {}
