package io.ticketledger.query.directory;

/** Whether an account may log in; a deleted one is kept so that history can name it. */
public enum AccountStanding { ACTIVE, INACTIVE, DELETED }
