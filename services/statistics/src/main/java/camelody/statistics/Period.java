package camelody.statistics;

import camelody.kernel.Text;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names a number of days that end today, today included; days are days of UTC. Periods slide rather
 * than follow the calendar: on a Monday morning the week's chart is not empty.
 */
public enum Period {
  DAY(1),
  WEEK(7),
  MONTH(30),
  YEAR(365),
  ALL(0);

  /** Stands for all days before the longest period; no play is that old. */
  static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);

  private final int days;

  Period(int days) {
    this.days = days;
  }

  @JsonCreator
  public static Period of(String text) {
    return Arrays.stream(values())
        .filter(period -> period.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "period: expected day, week, month, year or all, came " + Text.quote(text)));
  }

  static Period orAll(@Nullable Period period) {
    return period == null ? ALL : period;
  }

  /** Answers the first day of the period. */
  LocalDate from(LocalDate today) {
    return this == ALL ? LONG_AGO : today.minusDays(days - 1);
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
