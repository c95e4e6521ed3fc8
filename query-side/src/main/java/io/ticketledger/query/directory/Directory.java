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
    private static final int A_FEW = 4;

    private final JdbcClient jdbc;
    private final @Nullable RememberedAccounts remembered;

    public Directory(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.remembered = null;
    }

    /** Who was looked up by id is remembered until the log tells something of him. */
    public Directory(DataSource dataSource, RememberedAccounts remembered) {
        this.jdbc = JdbcClient.create(dataSource);
        this.remembered = remembered;
    }

    /** Also of a deleted account: history keeps its name. */
    public Optional<Account> byId(AccountId id) {
        return byIds(List.of(id)).stream().findFirst();
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
        return remembered == null ? read(ids) : remembered.find(ids, this::read);
    }

    private List<Account> read(Collection<AccountId> ids) {
        if (ids.size() == 1) return jdbc.sql("SELECT * FROM directory_account WHERE id = ?").param(ids.iterator().next().raw()).query(Directory::account).list();
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
        AccountQuery query = new AccountQuery(wanted);
        List<Account> items = jdbc.sql(query.page()).params(query.params()).param("limit", wanted.limit()).param("offset", wanted.offset()).query(Directory::account).list();
        return new Page<>(items, jdbc.sql(query.count()).params(query.params()).query(Long.class).single());
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
