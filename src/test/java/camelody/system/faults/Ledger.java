package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.RunningSystem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what was accepted, and compares it with what the services' own tables hold.
 *
 * <p>A play that was answered 202 must be there exactly once. One that was refused, or whose answer
 * was lost, may be there; it must not be there twice.
 */
final class Ledger {
  private static final Duration SETTLED = Duration.ofMinutes(3);

  private final RunningSystem system;
  private final UUID user;
  private final UUID track;
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Set<String> notAccepted = ConcurrentHashMap.newKeySet();

  /**
   * What became of the plays.
   *
   * @param lost accepted, but missing in history or in statistics
   * @param doubled counted more often than there are plays
   */
  record Counted(long accepted, long counted, long lost, long doubled) {}

  /**
   * Opens a ledger.
   *
   * @param track heard in these plays alone, so that its count tells of nothing else
   */
  Ledger(RunningSystem system, UUID user, UUID track) {
    this.system = system;
    this.user = user;
    this.track = track;
  }

  void accept(String playId) {
    accepted.add(playId);
  }

  void refuse(String playId) {
    notAccepted.add(playId);
  }

  long accepted() {
    return accepted.size();
  }

  long refused() {
    return notAccepted.size();
  }

  /** Waits until the queues are empty; nothing may be lost then, nor doubled. */
  Counted settle() {
    await("the queues run empty, and all that was accepted is counted")
        .atMost(SETTLED)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .untilAsserted(
            () -> {
              assertThat(Queues.waiting(system)).as("events that wait").isZero();
              assertThat(count().lost()).as("lost of %s", count()).isZero();
            });
    Counted counted = count();
    assertThat(counted.doubled()).as("doubled of %s", counted).isZero();
    return counted;
  }

  private Counted count() {
    try {
      Set<String> inHistory = playsIn("history", "play");
      Set<String> inStatistics = playsIn("statistics", "counted_play");
      long counts =
          new Schema(system, "statistics")
              .number("select coalesce(sum(plays), 0) from track_plays where track_id = ?", track);
      Set<String> missing = new HashSet<>(missing(inHistory));
      missing.addAll(missing(inStatistics));
      return new Counted(
          accepted.size(), counts, missing.size(), Math.max(0, counts - inStatistics.size()));
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  private Set<String> playsIn(String service, String table) throws SQLException {
    return new Schema(system, service)
        .texts("select play_id::text from " + table + " where user_id = ?", user);
  }

  private Set<String> missing(Collection<String> there) {
    Set<String> missing = new HashSet<>(accepted);
    missing.removeAll(there);
    return missing;
  }
}
