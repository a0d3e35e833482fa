package camelody.users;

import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts in PostgreSQL. Whoever changes an account locks its row first, sessions later: in
 * that order nobody waits in a circle.
 */
final class Accounts {
  private static final String SELECT =
      "select user_id, username, display_name, role, password_hash, created_at";
  private static final String MATCHING =
      " from account where (:q::text is null or username like :q escape '!'"
          + " or lower(display_name) like :q escape '!')";

  private final Database database;

  Accounts(Database database) {
    this.database = database;
  }

  /** Adds an account, unless its name is taken. */
  boolean add(Account account) {
    return database.inTransaction(
        handle ->
            handle
                    .createUpdate(
                        "insert into account"
                            + " (user_id, username, display_name, role, password_hash, created_at)"
                            + " values (:id, :username, :displayName, :role, :hash, :createdAt)"
                            + " on conflict (username) do nothing")
                    .bind("id", account.userId().value())
                    .bind("username", account.username())
                    .bind("displayName", account.displayName())
                    .bind("role", account.role().toString())
                    .bind("hash", account.passwordHash())
                    .bind("createdAt", Rows.utc(account.createdAt()))
                    .execute()
                == 1);
  }

  Optional<Account> find(UserId user) {
    return database.read(
        handle -> one(handle.createQuery(SELECT + " from account where user_id = :id"), user));
  }

  Optional<Account> named(String username) {
    return database.read(
        handle ->
            handle
                .createQuery(SELECT + " from account where username = :username")
                .bind("username", username)
                .map(Accounts::account)
                .findOne());
  }

  /** Finds an account and keeps others from changing it until the transaction has ended. */
  Optional<Account> lock(Handle handle, UserId user) {
    return one(
        handle.createQuery(SELECT + " from account where user_id = :id for no key update"), user);
  }

  /** Locks the administrators, so that no two of them are removed at the same time. */
  List<UserId> lockAdministrators(Handle handle) {
    return handle
        .createQuery(
            "select user_id from account where role = 'administrator' order by user_id"
                + " for no key update")
        .mapTo(UUID.class)
        .map(UserId::new)
        .list();
  }

  boolean hasAdministrator() {
    return database.read(
        handle ->
            handle
                .createQuery("select exists (select from account where role = 'administrator')")
                .mapTo(Boolean.class)
                .one());
  }

  void setDisplayName(Handle handle, UserId user, String name) {
    set(handle, "display_name", user, name);
  }

  void setPasswordHash(Handle handle, UserId user, String hash) {
    set(handle, "password_hash", user, hash);
  }

  void setRole(Handle handle, UserId user, Role role) {
    set(handle, "role", user, role.toString());
  }

  /** Deletes the account with its sessions, addresses and favourites. */
  void delete(Handle handle, UserId user) {
    handle
        .createUpdate("delete from account where user_id = :id")
        .bind("id", user.value())
        .execute();
  }

  /** Answers accounts in the order of their names. */
  Page<User> list(@Nullable String part, Paging paging) {
    String pattern = part == null ? null : "%" + escaped(part) + "%";
    return database.read(
        handle ->
            Page.of(
                handle
                    .createQuery(
                        SELECT + MATCHING + " order by username limit :limit offset :offset")
                    .bind("q", pattern)
                    .bind("limit", paging.limit())
                    .bind("offset", paging.offset())
                    .map((row, context) -> account(row, context).shown())
                    .list(),
                paging,
                handle
                    .createQuery("select count(*)" + MATCHING)
                    .bind("q", pattern)
                    .mapTo(Long.class)
                    .one()));
  }

  private static String escaped(String part) {
    return part.toLowerCase(java.util.Locale.ROOT)
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_");
  }

  // The column is one of three words above, never text from outside.
  private static void set(Handle handle, String column, UserId user, String value) {
    handle
        .createUpdate("update account set " + column + " = :value where user_id = :id")
        .bind("value", value)
        .bind("id", user.value())
        .execute();
  }

  private static Optional<Account> one(Query query, UserId user) {
    return query.bind("id", user.value()).map(Accounts::account).findOne();
  }

  private static Account account(ResultSet row, StatementContext context) throws SQLException {
    return new Account(
        new UserId(row.getObject("user_id", UUID.class)),
        row.getString("username"),
        row.getString("display_name"),
        Role.of(row.getString("role")),
        row.getString("password_hash"),
        Rows.instant(row, "created_at"));
  }
}
