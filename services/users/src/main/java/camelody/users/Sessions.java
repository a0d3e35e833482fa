package camelody.users;

import camelody.kernel.Ids;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps live sessions and their refresh tokens in PostgreSQL.
 *
 * <pre>
 *   start ──▶ T1 ──renew──▶ T2 ──renew──▶ T3        each good once
 *             └──renew again: somebody has a copy ──▶ the session ends, T3 included
 * </pre>
 */
final class Sessions {
  private final Database database;
  private final UserEvents events;
  private final UsersSettings settings;
  private final Clock clock;
  private final Consumer<UUID> ended;

  /** A session's id and its newest refresh token, which is shown this once. */
  record Opened(UUID sessionId, String refreshToken) {}

  /** A refresh token as it was found. */
  record Shown(UUID sessionId, UserId userId, Instant expiresAt, boolean used) {}

  /**
   * Makes it.
   *
   * @param ended is told of each session that has ended, after the commit
   */
  Sessions(
      Database database,
      UserEvents events,
      UsersSettings settings,
      Clock clock,
      Consumer<UUID> ended) {
    this.database = database;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
    this.ended = ended;
  }

  /** Starts a session of a user whose account is locked; ends the idlest, if there are too many. */
  Opened start(Handle handle, UserId user) {
    UUID session = Ids.next();
    Instant now = clock.instant();
    handle
        .createUpdate(
            "insert into session (session_id, user_id, started_at, renewed_at, expires_at)"
                + " values (:id, :user, :now, :now, :expires)")
        .bind("id", session)
        .bind("user", user.value())
        .bind("now", Rows.utc(now))
        .bind("expires", Rows.utc(now.plus(settings.refreshLifetime())))
        .execute();
    events.sessionStarted(user, session);
    endBeyond(handle, user, settings.sessionsPerUser());
    return new Opened(session, addToken(handle, session, now));
  }

  /** Finds a refresh token and locks its session: of two renewals, one sees the other's. */
  Optional<Shown> lock(Handle handle, String refreshToken) {
    byte[] hash = RefreshTokens.hash(refreshToken);
    handle
        .createQuery(
            "select session_id from session where session_id ="
                + " (select session_id from refresh_token where token_hash = :hash) for update")
        .bind("hash", hash)
        .mapTo(UUID.class)
        .findOne();
    return handle
        .createQuery(
            "select s.session_id, s.user_id, t.expires_at, t.used_at from refresh_token t"
                + " join session s using (session_id) where t.token_hash = :hash")
        .bind("hash", hash)
        .map(Sessions::shown)
        .findOne();
  }

  /** Uses a refresh token up and answers the next one. */
  Opened renew(Handle handle, Shown token, String refreshToken) {
    Instant now = clock.instant();
    handle
        .createUpdate("update refresh_token set used_at = :now where token_hash = :hash")
        .bind("now", Rows.utc(now))
        .bind("hash", RefreshTokens.hash(refreshToken))
        .execute();
    handle
        .createUpdate(
            "update session set renewed_at = :now, expires_at = :expires where session_id = :id")
        .bind("now", Rows.utc(now))
        .bind("expires", Rows.utc(now.plus(settings.refreshLifetime())))
        .bind("id", token.sessionId())
        .execute();
    return new Opened(token.sessionId(), addToken(handle, token.sessionId(), now));
  }

  boolean isLive(Handle handle, UUID session) {
    return handle
        .createQuery("select exists (select from session where session_id = :id)")
        .bind("id", session)
        .mapTo(Boolean.class)
        .one();
  }

  /** Ends a session, if it has not ended already. */
  void end(Handle handle, UserId user, UUID session) {
    ended(
        handle,
        user,
        handle
            .createQuery("delete from session where session_id = :id returning session_id")
            .bind("id", session)
            .mapTo(UUID.class)
            .list());
  }

  /**
   * Ends a user's sessions; the account is locked.
   *
   * @param kept the one that goes on
   * @return how many have ended
   */
  int endAll(Handle handle, UserId user, @Nullable UUID kept) {
    return ended(
        handle,
        user,
        handle
            .createQuery(
                "delete from session where user_id = :user"
                    + " and session_id is distinct from :kept::uuid returning session_id")
            .bind("user", user.value())
            .bind("kept", kept)
            .mapTo(UUID.class)
            .list());
  }

  /** Answers the sessions that have ended while a token of theirs may be alive. */
  List<UUID> revoked() {
    return database.read(
        handle ->
            handle
                .createQuery("select session_id from revocation where revoked_at > :since")
                .bind("since", Rows.utc(revocationsSince()))
                .mapTo(UUID.class)
                .list());
  }

  /** Deletes what has run out; tokens of the sessions that have expired are dead by then. */
  void tidy() {
    // One transaction each: together they would lock rows in another order than a renewal.
    deleteBefore("revocation", "revoked_at", revocationsSince());
    deleteBefore("refresh_token", "expires_at", clock.instant());
    deleteBefore("session", "expires_at", clock.instant().minus(settings.tokenLifetime()));
  }

  private void endBeyond(Handle handle, UserId user, int most) {
    ended(
        handle,
        user,
        handle
            .createQuery(
                "delete from session where session_id in (select session_id from session"
                    + " where user_id = :user order by renewed_at desc, session_id desc"
                    + " offset :most) returning session_id")
            .bind("user", user.value())
            .bind("most", most)
            .mapTo(UUID.class)
            .list());
  }

  private int ended(Handle handle, UserId user, List<UUID> sessions) {
    for (UUID session : sessions) {
      handle
          .createUpdate("insert into revocation (session_id, revoked_at) values (:id, :now)")
          .bind("id", session)
          .bind("now", Rows.utc(clock.instant()))
          .execute();
      events.sessionEnded(user, session);
      database.afterCommit(() -> ended.accept(session));
    }
    return sessions.size();
  }

  private String addToken(Handle handle, UUID session, Instant now) {
    String token = RefreshTokens.next();
    handle
        .createUpdate(
            "insert into refresh_token (token_hash, session_id, expires_at)"
                + " values (:hash, :session, :expires)")
        .bind("hash", RefreshTokens.hash(token))
        .bind("session", session)
        .bind("expires", Rows.utc(now.plus(settings.refreshLifetime())))
        .execute();
    return token;
  }

  // A minute more than a token lives, for clocks that differ.
  private Instant revocationsSince() {
    return clock.instant().minus(settings.tokenLifetime()).minusSeconds(60);
  }

  private void deleteBefore(String table, String column, Instant time) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate("delete from " + table + " where " + column + " < :time")
                .bind("time", Rows.utc(time))
                .execute());
  }

  private static Shown shown(ResultSet row, StatementContext context) throws SQLException {
    return new Shown(
        row.getObject("session_id", UUID.class),
        new UserId(row.getObject("user_id", UUID.class)),
        Rows.instant(row, "expires_at"),
        Rows.instantOrNull(row, "used_at") != null);
  }
}
