package camelody.messaging.teaching;

import java.util.List;

/** Where a process's events go. Used by one thread. */
interface TraceSink extends AutoCloseable {
  /**
   * Sends events, oldest first.
   *
   * @return false if they could not be sent, and never will be
   */
  boolean send(List<TraceEvent> events);

  /** Is called again and again, also while there is nothing to send. */
  default void tick() {}

  @Override
  void close();
}
