package camelody.messaging.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which route handles which event of a queue (Content-Based Router over a fixed table). */
public final class EventTable {
  /**
   * Tells where an event goes.
   *
   * @param type the record with the members that the reader wants; the others are passed over
   * @param route such as {@code direct:history.recordPlays}
   * @param many whether the route takes a list of them: all that came together, in one transaction
   */
  public record Reader(Class<?> type, String route, boolean many) {}

  private final String queue;
  private final Map<String, Reader> readers;
  private final @Nullable Reader any;

  private EventTable(Builder builder) {
    this.queue = builder.queue;
    this.readers = Collections.unmodifiableMap(new LinkedHashMap<>(builder.readers));
    this.any = builder.any;
  }

  public static Builder of(String queue) {
    return new Builder(queue);
  }

  public String queue() {
    return queue;
  }

  public Map<String, Reader> readers() {
    return readers;
  }

  public @Nullable Reader any() {
    return any;
  }

  /** Finds who reads an event: its own reader, else the one for any event, else nobody. */
  public @Nullable Reader find(String routingKey) {
    return readers.getOrDefault(routingKey, any);
  }

  public static final class Builder {
    private final String queue;
    private final Map<String, Reader> readers = new LinkedHashMap<>();
    private @Nullable Reader any;

    private Builder(String queue) {
      this.queue = queue;
    }

    /** Sends each event of a kind to a route. */
    public Builder on(String routingKey, Class<?> type, String route) {
      readers.put(routingKey, new Reader(type, route, false));
      return this;
    }

    /** Sends the events of a kind that came together to a route, as a list. */
    public Builder onMany(String routingKey, Class<?> type, String route) {
      readers.put(routingKey, new Reader(type, route, true));
      return this;
    }

    /** Sends the events of all other kinds to a route, as a list of those that came together. */
    public Builder onManyOfAnyKind(Class<?> type, String route) {
      any = new Reader(type, route, true);
      return this;
    }

    public EventTable build() {
      return new EventTable(this);
    }
  }
}
