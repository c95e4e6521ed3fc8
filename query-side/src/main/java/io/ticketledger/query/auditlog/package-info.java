/** Every event as who did what to which field, when and from where. Never a secret: that a password was set, but nothing about it. */
@NullMarked
package io.ticketledger.query.auditlog;

import org.jspecify.annotations.NullMarked;
