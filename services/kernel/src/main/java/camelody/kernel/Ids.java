package camelody.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes and reads identifiers: UUIDv7 (RFC 9562), which sort by the time of their making. */
public final class Ids {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  // UUID.fromString also takes "1-1-1-1-1"; two spellings of one id would defeat idempotency.
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  public static UUID next() {
    return GENERATOR.generate();
  }

  /**
   * Reads a UUID.
   *
   * @param name what the id is called where it came from, for the message
   * @throws IllegalArgumentException if the text is not a UUID in its 36-letter form
   */
  public static UUID parse(String name, String text) {
    if (!CANONICAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          name + ": expected a UUID such as " + EXAMPLE + ", came " + Text.quote(text));
    }
    return UUID.fromString(text);
  }

  private static final String EXAMPLE = "01890a5d-ac96-774b-bcce-b302099a8057";
}
