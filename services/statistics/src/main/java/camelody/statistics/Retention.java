package camelody.statistics;

import java.time.LocalDate;

/**
 * Says how long the identity of a counted play is kept, and with it a user's own statistics.
 *
 * @param days 30 or more, for plays come up to 14 days late and a duplicate would else be new
 */
public record Retention(int days) {
  private static final int DAYS_MIN = 30;

  public Retention {
    if (days < DAYS_MIN) {
      throw new IllegalArgumentException(
          "statistics.retention-days: expected " + DAYS_MIN + " or more, came " + days);
    }
  }

  /** Answers the first day whose plays are counted. */
  LocalDate firstCounted(LocalDate today) {
    return today.minusDays(days);
  }

  /**
   * Answers the first day whose identities are kept: a day more than is counted, so that no
   * instance counts again what another, whose clock is ahead, has just forgotten.
   */
  LocalDate firstKept(LocalDate today) {
    return firstCounted(today).minusDays(1);
  }
}
