package camelody.kernel.ports;

import java.util.Optional;
import java.util.function.Supplier;

/** Remembers the outcome of writes that carry an idempotency key, so that none is applied twice. */
public interface OutcomeLedger {

  /**
   * Executes the write once for its key; a second call with the same key answers what the first one
   * answered, also when both run at the same time on different instances.
   *
   * <p>The outcome is stored in the write's own transaction and kept for 24 h. A refused write
   * changed nothing: it is rolled back, not remembered, and may be asked again.
   *
   * @param write answers the JSON of its result, or nothing when the service refused
   */
  Execution once(Key key, Supplier<Optional<String>> write);

  /**
   * Identifies a write.
   *
   * @param user the id of the user who acts, or {@code anonymous}
   * @param method such as {@code playlists.create}
   * @param key the caller's key, 1..128 characters
   * @param paramsHash a hash of the parameters, to tell a repetition from a mistake
   */
  record Key(String user, String method, String key, String paramsHash) {}

  sealed interface Execution {
    /** The write ran now; its caller has the outcome. */
    record Executed() implements Execution {}

    /** The write had run before; this was its result, as JSON. */
    record Remembered(String result) implements Execution {}

    /** The key was used before for other parameters. */
    record KeyReused() implements Execution {}
  }
}
