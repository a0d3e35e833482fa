package camelody.statistics;

import java.time.LocalDate;

/**
 * Sums up a day: {@code {"day":"2026-01-01","plays":12,"seconds":2711}}.
 *
 * @param day a day of UTC
 * @param seconds how long those of the played tracks last together that the catalogue knows
 */
public record DayOfListening(LocalDate day, long plays, long seconds) {
  static DayOfListening silent(LocalDate day) {
    return new DayOfListening(day, 0, 0);
  }
}
