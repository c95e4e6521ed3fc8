/** Companies the desk works for: how they are reached, who looks after them, who works there, and in which projects they take part. */
@NullMarked
package io.ticketledger.query.companies;

import org.jspecify.annotations.NullMarked;
