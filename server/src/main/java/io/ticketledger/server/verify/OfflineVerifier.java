package io.ticketledger.server.verify;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * {@code Verify.java}, called by name: it is in no package, because a source file that is run as it is must lie in the folder that its package names (since
 * Java 22), and auditors keep it where they like. What is in a package cannot name what is in none.
 */
public final class OfflineVerifier {

    private OfflineVerifier() {}

    /**
     * @param fold makes a ticket's state from the lines of its events; without it that is not checked, and said so
     * @return the exit code
     */
    @SuppressWarnings("unchecked")
    public static int run(List<String> arguments, PrintStream out, Optional<Function<List<String>, String>> fold) {
        try {
            Object verify = Class.forName("Verify").getConstructor(PrintStream.class, Optional.class).newInstance(out, fold);
            return ((ToIntFunction<List<String>>) verify).applyAsInt(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this build has no verifier in it", e);
        }
    }
}
