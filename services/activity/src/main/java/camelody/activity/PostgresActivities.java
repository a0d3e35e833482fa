package camelody.activity;

import static camelody.storage.Columns.each;

import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.UserId;
import camelody.storage.Database;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores what happened in PostgreSQL, a row an event. */
final class PostgresActivities implements Activities {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;

  PostgresActivities(Database database) {
    this.database = database;
  }

  // The locks make an order: either the listening was there when it was forgotten, or the
  // forgetting is seen here, by a statement that begins after the lock is held.
  @Override
  public void add(List<Activity> told) {
    database.useTransaction(
        handle -> {
          List<UUID> listeners =
              told.stream()
                  .filter(Activity::isListening)
                  .map(activity -> uuid(activity.userId()))
                  .filter(Objects::nonNull)
                  .distinct()
                  .toList();
          if (!listeners.isEmpty()) {
            lockShared(handle, listeners);
          }
          insert(handle, told);
        });
  }

  @Override
  public void forgetListening(UserId userId, Instant at) {
    database.useTransaction(
        handle -> {
          handle
              .createQuery("select true from pg_advisory_xact_lock(hashtextextended(:user, 0))")
              .bind("user", userId.toString())
              .mapTo(Boolean.class)
              .one();
          handle
              .createUpdate(
                  "insert into forgotten_user (user_id, forgotten_at) values (:user, :at)"
                      + " on conflict do nothing")
              .bind("user", userId.value())
              .bind("at", timestamp(at))
              .execute();
          handle
              .createUpdate(
                  "delete from activity where user_id = :user and action like 'listening.%'")
              .bind("user", userId.value())
              .execute();
        });
  }

  @Override
  public Page<Activity> list(ListActivities query) {
    Map<String, Object> values = new LinkedHashMap<>();
    String where = where(query, values);
    Paging paging = query.paging();
    return database.read(
        handle ->
            Page.of(
                handle
                    .createQuery(
                        "select event_id, occurred_at, action, user_id, details from activity"
                            + where
                            + " order by occurred_at desc, event_id desc"
                            + " limit :limit offset :offset")
                    .bindMap(values)
                    .bind("limit", paging.limit())
                    .bind("offset", paging.offset())
                    .map((row, context) -> activity(row))
                    .list(),
                paging,
                handle
                    .createQuery("select count(*) from activity" + where)
                    .bindMap(values)
                    .mapTo(Long.class)
                    .one()));
  }

  // Rows that another instance is removing are locked: pass over them.
  @Override
  public int removeBefore(Instant time, int max) {
    return database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "delete from activity where event_id in (select event_id from activity"
                        + " where occurred_at < :time order by occurred_at limit :max"
                        + " for update skip locked)")
                .bind("time", timestamp(time))
                .bind("max", max)
                .execute());
  }

  @Override
  public void inTransaction(Runnable work) {
    database.useTransaction(handle -> work.run());
  }

  private static void insert(Handle handle, List<Activity> told) {
    handle
        .createUpdate(
            "insert into activity (event_id, occurred_at, action, user_id, details)"
                + " select event_id, occurred_at, action, user_id, details"
                + " from unnest(:ids, :times, :actions, :users, :details, :listening) as told"
                + " (event_id, occurred_at, action, user_id, details, listening)"
                + " where not listening or not exists"
                + " (select from forgotten_user f where f.user_id = told.user_id)"
                + " order by event_id on conflict do nothing")
        .bindArray("ids", UUID.class, each(told, Activity::eventId))
        .bindArray("times", OffsetDateTime.class, each(told, a -> timestamp(a.occurredAt())))
        .bindArray("actions", String.class, each(told, Activity::action))
        .bindArray("users", UUID.class, each(told, activity -> uuid(activity.userId())))
        .bindArray("details", String.class, each(told, activity -> activity.details().toString()))
        .bindArray("listening", Boolean.class, each(told, Activity::isListening))
        .execute();
  }

  // In the order of the locks, so that no two who take several can wait for each other.
  private static void lockShared(Handle handle, List<UUID> users) {
    handle
        .createQuery(
            "select count(pg_advisory_xact_lock_shared(key)) from (select distinct"
                + " hashtextextended(cast(id as text), 0) as key from unnest(:users) as id"
                + " order by key) as keys")
        .bindArray("users", UUID.class, users)
        .mapTo(Integer.class)
        .one();
  }

  // Conditions are put together, not switched off by "or :user is null", so an index is used.
  private static String where(ListActivities query, Map<String, Object> values) {
    StringBuilder where = new StringBuilder();
    and(where, values, "user_id = :user", "user", uuid(query.userId()));
    and(where, values, "action = :action", "action", query.action());
    and(where, values, "occurred_at >= :from", "from", timestampOrNull(query.from()));
    and(where, values, "occurred_at < :to", "to", timestampOrNull(query.to()));
    return where.toString();
  }

  private static void and(
      StringBuilder where,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      where.append(where.isEmpty() ? " where " : " and ").append(condition);
      values.put(name, value);
    }
  }

  private static Activity activity(ResultSet row) throws SQLException {
    UUID userId = row.getObject("user_id", UUID.class);
    return new Activity(
        row.getObject("event_id", UUID.class),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("action"),
        userId == null ? null : new UserId(userId),
        details(row.getString("details")));
  }

  private static ObjectNode details(String json) {
    try {
      return JSON.readValue(json, ObjectNode.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("details that are not JSON", impossible);
    }
  }

  private static @Nullable UUID uuid(@Nullable UserId userId) {
    return userId == null ? null : userId.value();
  }

  private static @Nullable OffsetDateTime timestampOrNull(@Nullable Instant instant) {
    return instant == null ? null : timestamp(instant);
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
