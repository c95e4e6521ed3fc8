package io.ticketledger.query.projecting;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tokens as plain positions in a table that an operator can read. Two things differ from Axon's own store on purpose: a claim's age is judged by the
 * database's clock, not each node's; and a position is stored only by the one who still holds the claim, never stolen while storing, so a node that was
 * away for longer than the claim lasts cannot put the token back to where it had been.
 */
public final class ProjectionTokens implements TokenStore {

    private static final String FREE = " (owner IS NULL OR owner = :owner OR claimed < clock_timestamp() - make_interval(secs => :timeout))";

    private final JdbcClient jdbc;
    private final String owner;
    /** Where this node left each segment. */
    private final Map<String, Long> left = new ConcurrentHashMap<>();
    private final double timeout;

    public ProjectionTokens(DataSource dataSource, Duration claimTimeout) {
        this.jdbc = JdbcClient.create(dataSource);
        this.owner = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        this.timeout = claimTimeout.toMillis() / 1000.0;
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        for (int segment = 0; segment < segmentCount; segment++) {
            jdbc.sql("INSERT INTO projection_token (processor, segment, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                    .params(processorName, segment, position(initialToken)).update();
        }
    }

    /**
     * Only from where this node left it. Projections commit without waiting for the disk, so a PostgreSQL that crashes under a living node forgets their
     * last moments, token and rows alike; a node that went on from what it remembers would leave those events out for ever. Refused, it reads the token anew.
     */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        long to = position(token);
        int stored = jdbc.sql("""
                UPDATE projection_token SET position = :position, claimed = clock_timestamp()
                WHERE processor = :processor AND segment = :segment AND owner = :owner AND position = :left""")
                .param("position", to).param("processor", processorName).param("segment", segment).param("owner", owner)
                .param("left", left(processorName, segment)).update();
        if (stored == 0) throw lost(processorName, segment);
        // If the transaction fails after this, Axon gives the segment up and fetches the token again, which corrects it.
        left.put(key(processorName, segment), to);
    }

    /** Null at the very beginning, which Axon takes for "everything is still to come". */
    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        long position = jdbc.sql("UPDATE projection_token SET owner = :owner, claimed = clock_timestamp() WHERE processor = :processor AND segment = :segment AND"
                        + FREE + " RETURNING position")
                .param("owner", owner).param("timeout", timeout).param("processor", processorName).param("segment", segment)
                .query(Long.class).optional().orElseThrow(() -> lost(processorName, segment));
        left.put(key(processorName, segment), position);
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    /** As {@link #storeToken} only from where this node left it, so that a crash is noticed also when nothing more is written. */
    @Override
    public void extendClaim(String processorName, int segment) {
        int extended = jdbc.sql("UPDATE projection_token SET claimed = clock_timestamp() WHERE processor = ? AND segment = ? AND owner = ? AND position = ?")
                .params(processorName, segment, owner, left(processorName, segment)).update();
        if (extended == 0) throw lost(processorName, segment);
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        jdbc.sql("UPDATE projection_token SET owner = NULL, claimed = NULL WHERE processor = ? AND segment = ? AND owner = ?")
                .params(processorName, segment, owner).update();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return jdbc.sql("SELECT segment FROM projection_token WHERE processor = ? ORDER BY segment").param(processorName)
                .query(Integer.class).list().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of("projection_token");
    }

    /** Where each of these stands, whoever works on it; one that never ran stands at 0. */
    public Map<String, Long> positions(List<String> processors) {
        Map<String, Long> positions = new HashMap<>();
        processors.forEach(name -> positions.put(name, 0L));
        jdbc.sql("SELECT processor, min(position) AS position FROM projection_token WHERE processor = ANY(:names) GROUP BY processor")
                .param("names", processors.toArray(String[]::new))
                .query((row, i) -> positions.put(row.getString("processor"), row.getLong("position"))).list();
        return positions;
    }

    /**
     * A part of a projection's work and who does it.
     *
     * @param owner null if nobody has claimed it
     * @param claimed when he last said that he works on it
     * @param isClaimed he has said so lately enough
     * @param isHere he is this node
     */
    public record Claim(int segment, long position, @Nullable String owner, @Nullable Instant claimed, boolean isClaimed, boolean isHere) {}

    public List<Claim> claims(String processor) {
        return jdbc.sql("""
                SELECT segment, position, owner, claimed, owner IS NOT NULL AND claimed >= clock_timestamp() - make_interval(secs => :timeout) AS alive
                FROM projection_token WHERE processor = :processor ORDER BY segment""")
                .param("timeout", timeout).param("processor", processor)
                .query((row, i) -> new Claim(row.getInt("segment"), row.getLong("position"), row.getString("owner"), Sql.instantOrNull(row, "claimed"),
                        row.getBoolean("alive"), this.owner.equals(row.getString("owner")))).list();
    }

    private long left(String processor, int segment) {
        return left.getOrDefault(key(processor, segment), 0L);
    }

    private static String key(String processor, int segment) {
        return processor + "/" + segment;
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken at -> at.getGlobalIndex();
            default -> throw new IllegalArgumentException("the log is read by positions, not by " + token);
        };
    }

    private static UnableToClaimTokenException lost(String processor, int segment) {
        return new UnableToClaimTokenException("another node works on segment " + segment + " of " + processor + ", or the database has forgotten what this one did last");
    }
}
