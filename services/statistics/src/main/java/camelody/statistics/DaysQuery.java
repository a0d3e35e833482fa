package camelody.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the caller's listening by days of UTC: {@code {"days":7}}, {@code
 * {"from":"2026-01-01","to":"2026-01-31"}}, or one of the dates and a number of days.
 *
 * @param from the first day
 * @param to the last day; today when it follows from nothing else
 * @param days how many: 1 to 366, 30 when it follows from nothing else
 */
public record DaysQuery(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable Integer days) {
  private static final int DAYS_MAX = 366;
  private static final int DAYS_DEFAULT = 30;
  private static final int YEAR_MIN = 1900;
  private static final int YEAR_MAX = 9000;

  public DaysQuery {
    requireAnnoDomini("from", from);
    requireAnnoDomini("to", to);
    if (from != null && to != null && days != null) {
      throw new IllegalArgumentException(
          "days: expected at most two of from, to and days, came all three");
    }
    if (days != null) {
      requireBounded(days);
    }
    if (from != null && to != null) {
      requireBounded(ChronoUnit.DAYS.between(from, to) + 1);
    }
  }

  LocalDate firstDay(LocalDate today) {
    if (from != null) {
      return from;
    }
    return lastDay(today).minusDays((days == null ? DAYS_DEFAULT : days) - 1L);
  }

  LocalDate lastDay(LocalDate today) {
    if (to != null) {
      return to;
    }
    if (from == null) {
      return today;
    }
    return days != null ? from.plusDays(days - 1L) : earlier(today, from.plusDays(DAYS_MAX - 1L));
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  // Far from where dates overflow, in Java or in PostgreSQL.
  private static void requireAnnoDomini(String name, @Nullable LocalDate date) {
    if (date != null && (date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX)) {
      throw new IllegalArgumentException(
          name + ": expected a year from " + YEAR_MIN + " to " + YEAR_MAX + ", came " + date);
    }
  }

  private static void requireBounded(long days) {
    if (days < 1 || days > DAYS_MAX) {
      throw new IllegalArgumentException("days: expected 1 to " + DAYS_MAX + ", came " + days);
    }
  }
}
