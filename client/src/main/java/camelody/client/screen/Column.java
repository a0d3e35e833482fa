package camelody.client.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param value reads its text out of a row
 * @param right whether it is set to the right, as numbers are
 * @param narrow whether it may be cut where the terminal is too narrow; ids may not
 */
public record Column(
    String heading, Function<JsonNode, String> value, boolean right, boolean narrow) {

  /** Shows a text, cut if need be. */
  public static Column text(String heading, String member) {
    return text(heading, row -> Texts.of(row, member));
  }

  public static Column text(String heading, Function<JsonNode, String> value) {
    return new Column(heading, value, false, true);
  }

  /** Shows a number, to the right. */
  public static Column number(String heading, String member) {
    return number(heading, row -> Texts.of(row, member));
  }

  public static Column number(String heading, Function<JsonNode, String> value) {
    return new Column(heading, value, true, false);
  }

  /** Shows what is to be copied, whole. */
  public static Column id(String heading, String member) {
    return new Column(heading, row -> Texts.of(row, member), false, false);
  }

  /** Shows a moment, in the time of this place. */
  public static Column time(String heading, String member) {
    return new Column(heading, row -> Texts.time(row, member), false, false);
  }

  /** Shows a duration as minutes and seconds. */
  public static Column duration(String heading, String member) {
    return number(heading, row -> Texts.duration(row.path(member).asDouble()));
  }
}
