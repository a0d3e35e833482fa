package camelody.operations;

import camelody.kernel.Text;
import org.jspecify.annotations.Nullable;

/**
 * Names dead letters to replay or to discard: {@code
 * {"queue":"history.listening","letterId":"01890a5d-…"}} or {@code
 * {"queue":"history.listening","all":true}}.
 */
public record LetterChoice(String queue, @Nullable String letterId, @Nullable Boolean all) {
  public LetterChoice {
    Text.require("queue", queue, 1, DeadLetterQuery.NAME_MAX);
    if (letterId != null) {
      Text.require("letterId", letterId, 1, DeadLetterQuery.NAME_MAX);
    }
    int chosen = (letterId == null ? 0 : 1) + (Boolean.TRUE.equals(all) ? 1 : 0);
    if (chosen != 1) {
      throw new IllegalArgumentException(
          "letterId: expected one of letterId and all (true), came " + chosen);
    }
  }
}
