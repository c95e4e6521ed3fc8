package io.ticketledger.server;

public class Ticketledger {
    public static void main(String[] args) { System.out.println("x" + Runtime.version()); }
}
