/**
 * What the jar does besides serving. A command is a bean that is called by its name in a context without web server, beside a
 * running server or alone; to add one, write the bean and a line of usage.txt.
 */
@NullMarked
package io.ticketledger.server.cli;

import org.jspecify.annotations.NullMarked;
