package camelody.messaging.jsonrpc;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Tells where a text stopped being JSON, without repeating the text. */
final class Position {
  private Position() {}

  static String of(JsonProcessingException broken) {
    return broken.getLocation() == null
        ? "came something else"
        : "came something else at line "
            + broken.getLocation().getLineNr()
            + ", column "
            + broken.getLocation().getColumnNr();
  }
}
