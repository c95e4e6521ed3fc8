/** Mail to a mail server and WhatsApp to an HTTP server, both on this machine, and a desk that can be stopped in between. */
package io.ticketledger.server.delivery;
