/** What tests of the server share: the server itself, a room to practise with, an eye on who is called. */
package io.ticketledger.practice;
