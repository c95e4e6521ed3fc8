/** The words the tests are written in: a log on paper, a database to project it into, and histories made up at random. */
@NullMarked
package io.ticketledger.query.world;

import org.jspecify.annotations.NullMarked;
