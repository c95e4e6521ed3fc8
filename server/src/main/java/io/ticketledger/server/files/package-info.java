/** The bytes of attachments, kept beside the log: events name them by id, size and SHA-256. Not a file share: nothing here says who may read. */
@NullMarked
package io.ticketledger.server.files;

import org.jspecify.annotations.NullMarked;
