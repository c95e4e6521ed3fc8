package io.ticketledger.query.directory;

import io.ticketledger.events.AccountId;
import io.ticketledger.events.Channel;
import io.ticketledger.events.CredentialId;
import io.ticketledger.events.Role;
import io.ticketledger.query.Page;
import io.ticketledger.query.projecting.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks people up. */
public final class Directory {

    private static final String ALIVE = "SELECT * FROM directory_account WHERE standing <> 'DELETED'";
    private static final String FOUND = """
             FROM directory_account
            WHERE standing <> 'DELETED'
              AND (:inactive OR standing = 'ACTIVE')
              AND (CAST(:role AS text) IS NULL OR CAST(:role AS text) = ANY(roles))
              AND (CAST(:like AS text) IS NULL OR username ILIKE :like OR email ILIKE :like OR first_name || ' ' || last_name ILIKE :like)""";
    private static final String IN_CIRCLE = """
              AND (id = :of OR :desk AND roles && ARRAY['ADMIN', 'COORDINATOR', 'AGENT', 'MANAGER', 'AUDITOR']
                   OR id IN (SELECT theirs.account FROM project_member his JOIN project_member theirs ON theirs.project = his.project WHERE his.account = :of))""";

    private static final int A_FEW = 4;

    private final JdbcClient jdbc;

    public Directory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Also of a deleted account: history keeps its name. */
    public Optional<Account> byId(AccountId id) {
        return jdbc.sql("SELECT * FROM directory_account WHERE id = ?").param(id.raw()).query(Directory::account).optional();
    }

    public Optional<Account> byNumber(long number) {
        return jdbc.sql(ALIVE + " AND number = ?").param(number).query(Directory::account).list().stream().findFirst();
    }

    public Optional<Account> byUsername(String username) {
        return jdbc.sql(ALIVE + " AND lower(username) = lower(?)").param(username).query(Directory::account).list().stream().findFirst();
    }

    /** Also of a deleted account: numbers are given once. */
    public Optional<Account> everByNumber(long number) {
        return jdbc.sql("SELECT * FROM directory_account WHERE number = ?").param(number).query(Directory::account).list().stream().findFirst();
    }

    public Optional<Account> byEmail(String email) {
        return jdbc.sql(ALIVE + " AND lower(email) = lower(?) ORDER BY number").param(email).query(Directory::account).list().stream().findFirst();
    }

    /** Those that exist, in the order of their numbers. */
    public List<Account> byNumbers(Collection<Long> numbers) {
        if (numbers.isEmpty()) return List.of();
        return jdbc.sql(ALIVE + " AND number = ANY(?) ORDER BY number").param(Sql.numbers(numbers)).query(Directory::account).list();
    }

    /** Also deleted ones, in the order of their numbers. */
    public List<Account> byIds(Collection<AccountId> ids) {
        if (ids.isEmpty()) return List.of();
        if (ids.size() <= A_FEW) return aFew(List.copyOf(ids));
        return jdbc.sql("SELECT * FROM directory_account WHERE id = ANY(?) ORDER BY number").param(Sql.ids(ids, AccountId::raw))
                .query(Directory::account).list();
    }

    /** One ticket names a few people. Of a fixed number of parameters PostgreSQL keeps the plan; of an array it makes a new one each time. */
    private List<Account> aFew(List<AccountId> ids) {
        List<UUID> padded = new ArrayList<>();
        for (int i = 0; i < A_FEW; i++) padded.add(ids.get(Math.min(i, ids.size() - 1)).raw());
        return jdbc.sql("SELECT * FROM directory_account WHERE id IN (?, ?, ?, ?) ORDER BY number").params(padded).query(Directory::account).list();
    }

    /** Everybody a page of tickets or its history names, in one query. Whom the directory has not heard of yet is missing. */
    public Map<AccountId, Account> people(Collection<AccountId> ids) {
        Map<AccountId, Account> people = new LinkedHashMap<>();
        byIds(ids).forEach(account -> people.put(account.id(), account));
        return people;
    }

    public Page<Account> find(FindAccounts wanted) {
        String direction = wanted.descending() ? " DESC" : "";
        String order = switch (wanted.sort()) {
            case NUMBER -> "number" + direction;
            case USERNAME -> "lower(username)" + direction + ", number" + direction;
            case EMAIL -> "lower(email)" + direction + ", number" + direction;
            case NAME -> "lower(last_name)" + direction + ", lower(first_name)" + direction + ", number" + direction;
            case JOINED -> "joined_at" + direction + ", number" + direction;
            // Kept beside the log by whoever lets people in.
            case LAST_LOGIN -> "(SELECT at FROM last_login WHERE account = id)" + direction + (wanted.descending() ? " NULLS LAST" : " NULLS FIRST") + ", number" + direction;
        };
        String found = FOUND + (wanted.circle() == null ? "" : IN_CIRCLE);
        List<Account> items = found("SELECT *" + found + " ORDER BY " + order + " LIMIT :limit OFFSET :offset", wanted)
                .param("limit", wanted.limit()).param("offset", wanted.offset()).query(Directory::account).list();
        long total = found("SELECT count(*)" + found, wanted).query(Long.class).single();
        return new Page<>(items, total);
    }

    /** Everybody who is not deleted, in the order of their numbers. */
    public List<Account> all(@Nullable Role role) {
        return jdbc.sql(ALIVE + " AND (CAST(:role AS text) IS NULL OR CAST(:role AS text) = ANY(roles)) ORDER BY number")
                .param("role", role == null ? null : role.name()).query(Directory::account).list();
    }

    /** Every team that was ever given a ticket, by name. */
    public List<String> teams() {
        return jdbc.sql("SELECT name FROM directory_team ORDER BY name").query(String.class).list();
    }

    private JdbcClient.StatementSpec found(String sql, FindAccounts wanted) {
        String search = wanted.search() == null || wanted.search().isBlank() ? null : Sql.containing(wanted.search().strip());
        JdbcClient.StatementSpec spec = jdbc.sql(sql).param("inactive", wanted.includeInactive())
                .param("role", wanted.role() == null ? null : wanted.role().name()).param("like", search);
        FindAccounts.Circle circle = wanted.circle();
        return circle == null ? spec : spec.param("of", circle.of().raw()).param("desk", circle.desk());
    }

    private static Account account(ResultSet row, int i) throws SQLException {
        UUID credential = row.getObject("credential", UUID.class);
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getString("username"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                Role.inOrder(Arrays.stream((String[]) row.getArray("roles").getArray()).map(Role::valueOf).toList()),
                row.getString("phone"),
                row.getString("whatsapp"),
                row.getString("department"),
                Channel.inOrder(Arrays.stream((String[]) row.getArray("channels").getArray()).map(Channel::valueOf).toList()),
                AccountStanding.valueOf(row.getString("standing")),
                credential == null ? null : new CredentialId(credential),
                Sql.instant(row, "joined_at"),
                Sql.instant(row, "updated_at"));
    }
}
