package camelody.operations;

import camelody.kernel.Text;

/** Asks for one dead letter: {@code {"queue":"history.listening","letterId":"01890a5d-…"}}. */
public record DeadLetterQuery(String queue, String letterId) {
  static final int NAME_MAX = 255;

  public DeadLetterQuery {
    Text.require("queue", queue, 1, NAME_MAX);
    Text.require("letterId", letterId, 1, NAME_MAX);
  }
}
