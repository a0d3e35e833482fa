package camelody.history;

import static camelody.storage.Columns.each;

import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Keeps plays and starts in PostgreSQL. */
final class PostgresPlays implements Plays {
  private static final String PLAYING =
      "from latest_start s where s.started_at > :since"
          + " and not exists (select from play p where p.user_id = s.user_id"
          + " and p.track_id = s.track_id and p.played_at >= s.started_at)";

  private final Database database;

  PostgresPlays(Database database) {
    this.database = database;
  }

  @Override
  public int add(List<TrackPlayed> plays) {
    return database.inOneStatement(
        handle ->
            handle
                .createUpdate(
                    "insert into play (user_id, play_id, track_id, played_at)"
                        + " select * from unnest(:users, :plays, :tracks, :times)"
                        + " as told (user_id, play_id, track_id, played_at)"
                        + " where not exists (select from deleted_user d where d.user_id = told.user_id)"
                        + " on conflict do nothing")
                .bindArray("users", UUID.class, each(plays, play -> play.userId().value()))
                .bindArray("plays", UUID.class, each(plays, TrackPlayed::eventId))
                .bindArray("tracks", UUID.class, each(plays, play -> play.trackId().value()))
                .bindArray("times", OffsetDateTime.class, each(plays, play -> utc(play.playedAt())))
                .execute());
  }

  @Override
  public void start(UserId user, TrackStarted start) {
    database.inOneStatement(
        handle ->
            handle
                .createUpdate(
                    "insert into latest_start as s (user_id, track_id, started_at)"
                        + " select :user, :track, :startedAt"
                        + " where not exists (select from deleted_user where user_id = :user)"
                        + " on conflict (user_id) do update"
                        + " set track_id = excluded.track_id, started_at = excluded.started_at"
                        + " where s.started_at < excluded.started_at")
                .bind("user", user.value())
                .bind("track", start.trackId().value())
                .bind("startedAt", utc(start.occurredAt()))
                .execute());
  }

  @Override
  public Page<Play> newest(UserId user, Paging paging) {
    return page(
        "play_id, track_id, played_at",
        "from play where user_id = :user and track_id is not null",
        "played_at desc, play_id desc",
        Map.of("user", user.value()),
        paging,
        PostgresPlays::play);
  }

  @Override
  public Page<Playing> playing(UserId user, Instant since, Paging paging) {
    return page(
        "s.*",
        PLAYING + " and s.user_id = :user",
        "s.started_at desc",
        Map.of("user", user.value(), "since", utc(since)),
        paging,
        PostgresPlays::playing);
  }

  @Override
  public Page<Playing> playing(Instant since, Paging paging) {
    return page(
        "s.*",
        PLAYING,
        "s.started_at desc, s.user_id",
        Map.of("since", utc(since)),
        paging,
        PostgresPlays::playing);
  }

  @Override
  public int forget(UserId user, UUID playId, Instant now) {
    return database.inTransaction(
        handle -> {
          Map<String, ?> one = Map.of("user", user.value(), "play", playId, "now", utc(now));
          // Else the track would seem to be playing still: the play was what had ended it.
          execute(
              handle,
              "delete from latest_start s using play p where s.user_id = :user"
                  + " and p.user_id = :user and p.play_id = :play and p.track_id = s.track_id",
              one);
          return execute(
              handle,
              "update play set track_id = null, played_at = :now"
                  + " where user_id = :user and play_id = :play and track_id is not null",
              one);
        });
  }

  @Override
  public int forgetBefore(UserId user, Instant before, Instant now) {
    return database.inTransaction(
        handle -> {
          Map<String, ?> old = Map.of("user", user.value(), "before", utc(before), "now", utc(now));
          execute(
              handle,
              "delete from latest_start where user_id = :user and started_at < :before",
              old);
          return execute(
              handle,
              "update play set track_id = null, played_at = :now"
                  + " where user_id = :user and played_at < :before and track_id is not null",
              old);
        });
  }

  @Override
  public int forgetAll(UserId user, Instant now) {
    return database.inTransaction(
        handle -> {
          Map<String, ?> all = Map.of("user", user.value(), "now", utc(now));
          execute(handle, "delete from latest_start where user_id = :user", all);
          return execute(
              handle,
              "update play set track_id = null, played_at = :now"
                  + " where user_id = :user and track_id is not null",
              all);
        });
  }

  @Override
  public void forgetUser(UserId user, Instant now) {
    Map<String, ?> gone = Map.of("user", user.value(), "now", utc(now));
    // The lock waits for plays that are being added and have not seen the tombstone; every later
    // one sees it. It is held for one short insert, not for the deletion of many rows.
    database.useTransaction(
        handle -> {
          handle.execute("lock table latest_start, play in share mode");
          execute(
              handle,
              "insert into deleted_user (user_id, deleted_at) values (:user, :now)"
                  + " on conflict do nothing",
              gone);
        });
    database.useTransaction(
        handle -> {
          execute(handle, "delete from latest_start where user_id = :user", gone);
          execute(handle, "delete from play where user_id = :user", gone);
        });
  }

  @Override
  public int deleteBefore(Instant time, int max) {
    return database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "delete from play where (user_id, play_id) in (select user_id, play_id"
                        + " from play where played_at < :time limit :max for update skip locked)")
                .bind("time", utc(time))
                .bind("max", max)
                .execute());
  }

  private <T> Page<T> page(
      String columns,
      String from,
      String order,
      Map<String, ?> bindings,
      Paging paging,
      RowMapper<T> mapper) {
    return database.read(
        handle ->
            Page.of(
                handle
                    .createQuery(
                        "select %s %s order by %s limit :limit offset :offset"
                            .formatted(columns, from, order))
                    .bindMap(bindings)
                    .bind("limit", paging.limit())
                    .bind("offset", paging.offset())
                    .map(mapper)
                    .list(),
                paging,
                handle
                    .createQuery("select count(*) " + from)
                    .bindMap(bindings)
                    .mapTo(Long.class)
                    .one()));
  }

  private static int execute(Handle handle, String sql, Map<String, ?> bindings) {
    return handle.createUpdate(sql).bindMap(bindings).execute();
  }

  private static Play play(ResultSet row, StatementContext context) throws SQLException {
    return new Play(
        row.getObject("play_id", UUID.class),
        new TrackId(row.getObject("track_id", UUID.class)),
        instant(row, "played_at"));
  }

  private static Playing playing(ResultSet row, StatementContext context) throws SQLException {
    return new Playing(
        new UserId(row.getObject("user_id", UUID.class)),
        new TrackId(row.getObject("track_id", UUID.class)),
        instant(row, "started_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
