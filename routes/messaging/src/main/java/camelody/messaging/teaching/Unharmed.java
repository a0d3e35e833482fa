package camelody.messaging.teaching;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps failures of telling away from what is told of. */
final class Unharmed {
  private static final Logger LOG = LoggerFactory.getLogger(Unharmed.class);

  private Unharmed() {}

  static void by(Runnable telling) {
    by(
        () -> {
          telling.run();
          return true;
        },
        false);
  }

  /** Answers what telling answers; if it fails, the other. */
  static <T> T by(Supplier<T> telling, T otherwise) {
    try {
      return telling.get();
    } catch (RuntimeException bug) {
      LOG.warn("could not tell the teaching console: {}", bug.toString());
      LOG.debug("could not tell the teaching console", bug);
      return otherwise;
    }
  }
}
