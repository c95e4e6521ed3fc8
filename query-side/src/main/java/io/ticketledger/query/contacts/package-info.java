/** People who can be asked and have no account. Who may ask whom follows from projects: from those of whoever noted a contact, and from tags. */
@NullMarked
package io.ticketledger.query.contacts;

import org.jspecify.annotations.NullMarked;
