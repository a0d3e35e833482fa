package camelody.storage;

import camelody.kernel.ports.DeliveryLedger;

/** Counts the starts of redelivered events in the service's own schema. */
final class EventStarts implements DeliveryLedger {
  private final Database database;

  EventStarts(Database database) {
    this.database = database;
  }

  @Override
  public int begin(String queue, String eventId) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "insert into event_start (queue, event_id, starts) values (:queue, :id, 1)"
                        + " on conflict (queue, event_id) do update"
                        + " set starts = event_start.starts + 1, begun_at = now() returning starts")
                .bind("queue", queue)
                .bind("id", eventId)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public boolean isBegun(String queue, String eventId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select exists"
                        + " (select 1 from event_start where queue = :queue and event_id = :id)")
                .bind("queue", queue)
                .bind("id", eventId)
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void end(String queue, String eventId) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate("delete from event_start where queue = :queue and event_id = :id")
                .bind("queue", queue)
                .bind("id", eventId)
                .execute());
  }
}
