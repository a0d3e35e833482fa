package camelody.storage;

import camelody.kernel.Ids;
import camelody.kernel.ports.EventOutbox;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.MDC;

/**
 * Keeps events with the change that they tell of, in one transaction, until the broker has
 * confirmed them (Transactional Outbox).
 */
public final class Outbox implements EventOutbox {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private final Database database;
  private final Clock clock;

  Outbox(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds an event; call it inside {@link Database#inTransaction}, beside the change itself.
   *
   * @param routingKey such as {@code playlists.playlist-created.v1}
   * @param data a record whose components are the event's own members
   */
  public void add(String routingKey, Record data) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into outbox (event_id, routing_key, occurred_at, data, traceparent)"
                        + " values (:id, :key, :at, :data, :trace)")
                .bind("id", Ids.next())
                .bind("key", routingKey)
                .bind("at", OffsetDateTime.now(clock))
                .bind("data", json(data))
                .bind("trace", MDC.get("traceparent"))
                .execute());
  }

  @Override
  public int relay(int max, Function<List<PendingEvent>, Collection<UUID>> publish) {
    return database.inTransaction(
        handle -> {
          List<PendingEvent> pending = oldest(handle, max);
          if (pending.isEmpty()) {
            return 0;
          }
          Collection<UUID> confirmed = publish.apply(pending);
          return confirmed.isEmpty()
              ? 0
              : handle
                  .createUpdate("delete from outbox where event_id = any(:ids)")
                  .bindArray("ids", UUID.class, confirmed)
                  .execute();
        });
  }

  // Rows that another instance is publishing are locked: pass over them.
  private static List<PendingEvent> oldest(Handle handle, int max) {
    return handle
        .createQuery(
            "select event_id, routing_key, occurred_at, data, traceparent from outbox"
                + " order by event_id limit :max for update skip locked")
        .bind("max", max)
        .map(
            (row, context) ->
                new PendingEvent(
                    row.getObject("event_id", UUID.class),
                    row.getString("routing_key"),
                    row.getObject("occurred_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant(),
                    row.getString("data"),
                    row.getString("traceparent")))
        .list();
  }

  private static String json(Record data) {
    try {
      return JSON.writeValueAsString(data);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write " + data.getClass(), impossible);
    }
  }
}
