/**
 * The folder a server lives in: its lock, its secrets, and the embedded database beneath it. Nothing here knows what the secrets
 * are for. What is said to whoever cannot start ({@link io.ticketledger.server.home.CannotStart}) is one line, never a stack trace.
 */
@NullMarked
package io.ticketledger.server.home;

import org.jspecify.annotations.NullMarked;
