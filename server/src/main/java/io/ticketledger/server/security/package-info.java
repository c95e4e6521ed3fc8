/**
 * Who is there, and may he come in: passwords, tokens, the person behind a request, the doors of the rooms and what they let through. Roles are only
 * carried here; what a role may do is the domain's to say. No contract's words: each room brings its own refusals.
 */
@NullMarked
package io.ticketledger.server.security;

import org.jspecify.annotations.NullMarked;
