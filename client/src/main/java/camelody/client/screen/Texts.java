package camelody.client.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.StringJoiner;
import org.jline.utils.WCWidth;

/** Makes values fit to be read on a terminal. */
public final class Texts {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());
  private static final int SECONDS_A_MINUTE = 60;
  private static final int MINUTES_AN_HOUR = 60;
  private static final String CUT = "…";

  private Texts() {}

  /** Answers a member as text: nothing for null, a list with commas. */
  public static String of(JsonNode row, String member) {
    JsonNode value = row.path(member);
    if (value.isArray()) {
      StringJoiner list = new StringJoiner(", ");
      value.forEach(each -> list.add(each.asText()));
      return list.toString();
    }
    return value.isNull() ? "" : value.isContainerNode() ? value.toString() : value.asText();
  }

  public static String time(JsonNode row, String member) {
    String text = of(row, member);
    try {
      return text.isEmpty() ? "" : MINUTE.format(Instant.parse(text));
    } catch (DateTimeParseException other) {
      return text;
    }
  }

  /** Answers {@code 4:05} or {@code 1:02:03}. */
  public static String duration(double seconds) {
    long whole = Math.round(seconds);
    long minutes = whole / SECONDS_A_MINUTE;
    long hours = minutes / MINUTES_AN_HOUR;
    return hours == 0
        ? "%d:%02d".formatted(minutes, whole % SECONDS_A_MINUTE)
        : "%d:%02d:%02d".formatted(hours, minutes % MINUTES_AN_HOUR, whole % SECONDS_A_MINUTE);
  }

  /** Takes out what would command the terminal: a title may come from anybody. */
  public static String harmless(String text) {
    return text.codePoints().noneMatch(Character::isISOControl)
        ? text
        : text.codePoints()
            .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** Answers how many columns a text takes: an accent none, a Chinese sign two. */
  public static int width(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Cuts a text to so many columns. */
  public static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder shorter = new StringBuilder();
    int taken = 1;
    for (int c : text.codePoints().toArray()) {
      taken += Math.max(0, WCWidth.wcwidth(c));
      if (taken > columns) {
        break;
      }
      shorter.appendCodePoint(c);
    }
    return shorter.append(CUT).toString();
  }
}
