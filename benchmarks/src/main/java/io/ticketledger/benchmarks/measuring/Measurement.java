package io.ticketledger.benchmarks.measuring;

/** One thing that is measured, on machines and databases that it is given. */
public interface Measurement {

    /** As it is called on the command line, and in the name of its JSON file. */
    String name();

    /** What it measures, in a line. */
    String about();

    /** Tells its figures to the report as it finds them. What goes wrong is thrown: a measurement that did not check out has no figures. */
    void run(Options options, Report report) throws Exception;
}
