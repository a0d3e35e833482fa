package camelody.statistics;

import static camelody.storage.Columns.each;

import camelody.kernel.UserId;
import camelody.storage.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Counts in PostgreSQL. */
final class PostgresCounts implements Counts {
  // One statement, so one round trip and one commit for all that came together. Rows that other
  // instances may be counting on are locked in the order of their keys, so that no two can
  // deadlock; the popular ones last, and for no longer than the commit takes.
  private static final String COUNT =
      """
      with counted as (
        insert into counted_play (user_id, play_id, track_id, played_on)
        select * from unnest(:users, :plays, :tracks, :days)
          as told (user_id, play_id, track_id, played_on)
        where told.played_on >= :firstDay
          and not exists (select from deleted_user d where d.user_id = told.user_id)
        order by user_id, play_id
        on conflict do nothing
        returning track_id, played_on
      ), noted as (
        insert into track (track_id, ask_after)
        select distinct track_id, :now from counted order by track_id
        on conflict do nothing
      ), added as (
        insert into track_plays as t (track_id, played_on, plays)
        select track_id, played_on, count(*) from counted
        group by track_id, played_on order by track_id, played_on
        on conflict (track_id, played_on) do update set plays = t.plays + excluded.plays
      )
      select count(*) from counted
      """;

  private static final String FOLD =
      """
      with folded as (
        delete from track_plays where played_on > :longAgo and played_on < :day
        returning track_id, plays
      )
      insert into track_plays as t (track_id, played_on, plays)
      select track_id, :longAgo, sum(plays) from folded group by track_id
      on conflict (track_id, played_on) do update set plays = t.plays + excluded.plays
      """;

  private static final long FOLDING =
      0x666f6c64; // "fold": a name among the locks of the whole database

  private final Database database;

  PostgresCounts(Database database) {
    this.database = database;
  }

  @Override
  public int add(List<TrackPlayed> plays, LocalDate firstDay, Instant now) {
    return database.inOneStatement(
        handle ->
            handle
                .createQuery(COUNT)
                .bindArray("users", UUID.class, each(plays, play -> play.userId().value()))
                .bindArray("plays", UUID.class, each(plays, TrackPlayed::eventId))
                .bindArray("tracks", UUID.class, each(plays, play -> play.trackId().value()))
                .bindArray("days", LocalDate.class, each(plays, TrackPlayed::day))
                .bind("firstDay", firstDay)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public void forgetUser(UserId user, Instant now) {
    // The lock waits for plays that are being counted and have not seen the tombstone; every later
    // one sees it. It is held for one short insert, not for the deletion of many rows.
    database.useTransaction(
        handle -> {
          handle.execute("lock table counted_play in share mode");
          handle
              .createUpdate(
                  "insert into deleted_user (user_id, deleted_at) values (:user, :now)"
                      + " on conflict do nothing")
              .bind("user", user.value())
              .bind("now", now.atOffset(ZoneOffset.UTC))
              .execute();
        });
    database.useTransaction(
        handle ->
            handle
                .createUpdate("delete from counted_play where user_id = :user")
                .bind("user", user.value())
                .execute());
  }

  @Override
  public void foldBefore(LocalDate day) {
    database.useTransaction(
        handle -> {
          // Another instance that folds at this moment folds the same.
          boolean first =
              handle
                  .createQuery("select pg_try_advisory_xact_lock(:folding)")
                  .bind("folding", FOLDING)
                  .mapTo(Boolean.class)
                  .one();
          if (first) {
            handle.createUpdate(FOLD).bind("longAgo", Period.LONG_AGO).bind("day", day).execute();
          }
        });
  }

  @Override
  public int deleteBefore(LocalDate day, int max) {
    return database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "delete from counted_play where (user_id, play_id) in (select user_id, play_id"
                        + " from counted_play where played_on < :day limit :max"
                        + " for update skip locked)")
                .bind("day", day)
                .bind("max", max)
                .execute());
  }
}
