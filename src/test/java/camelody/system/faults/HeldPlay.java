package camelody.system.faults;

import camelody.system.RunningSystem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Holds the row of one play in a transaction that does not end: whoever handles that play waits for
 * it, and can be killed at that very moment. The others pass.
 */
final class HeldPlay implements AutoCloseable {
  private final Connection connection;

  private HeldPlay(Connection connection) {
    this.connection = connection;
  }

  static HeldPlay hold(RunningSystem system, Plays plays, String playId) throws SQLException {
    Connection connection = new Schema(system, "history").open();
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into play (user_id, play_id, track_id, played_at) values (?, ?, ?, ?)")) {
      insert.setObject(1, plays.user());
      insert.setObject(2, UUID.fromString(playId));
      insert.setObject(3, UUID.randomUUID());
      insert.setObject(4, OffsetDateTime.now(java.time.ZoneOffset.UTC));
      insert.execute();
    }
    return new HeldPlay(connection);
  }

  /** Takes the row back, as if it had never been; those who waited for it are sent away first. */
  void release() throws SQLException {
    // The server would go on for clients that were killed, and write what they had asked for.
    connection
        .createStatement()
        .execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = current_user and wait_event_type = 'Lock'");
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
