package camelody.history;

import java.time.Duration;

/**
 * Bounds what history keeps.
 *
 * @param playingWindow how long after its start a track may count as playing
 * @param retention how long a play is kept; 30 days or more, for plays come up to 14 days late and
 *     a duplicate of one that was deleted would be new
 */
public record HistorySettings(Duration playingWindow, Duration retention) {
  private static final Duration RETENTION_MIN = Duration.ofDays(30);

  public HistorySettings {
    if (playingWindow.isNegative() || playingWindow.isZero()) {
      throw new IllegalArgumentException(
          "history.now-playing.window-millis: expected more than 0, came " + playingWindow);
    }
    if (retention.compareTo(RETENTION_MIN) < 0) {
      throw new IllegalArgumentException(
          "history.retention-days: expected 30 or more, came " + retention.toDays());
    }
  }
}
