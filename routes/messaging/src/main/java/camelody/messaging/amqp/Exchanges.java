package camelody.messaging.amqp;

import java.util.List;

/** Names the exchanges of a system: one virtual host holds one system. */
public final class Exchanges {
  /** Direct; routing key = service name. */
  public static final String RPC = "camelody.rpc";

  /** Topic; routing key = {@code <source>.<past-tense>.v<N>}. */
  public static final String EVENTS = "camelody.events";

  /** Direct; routing key = the queue in which the message failed. */
  public static final String DEAD_LETTER = "camelody.dead-letter";

  /** Direct; routing key = the queue that a replayed letter goes back to. */
  public static final String REPLAY = "camelody.replay";

  /** Fanout to the collectors of the teaching console. */
  public static final String TRACE = "camelody.trace";

  /** Fanout to every process. */
  public static final String CONTROL = "camelody.control";

  static final List<String> ALL = List.of(RPC, EVENTS, DEAD_LETTER, REPLAY, TRACE, CONTROL);

  private Exchanges() {}
}
