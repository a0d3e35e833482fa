package camelody.launcher;

import camelody.kernel.ports.Store;
import camelody.messaging.events.EventTable;
import camelody.messaging.methods.MethodSource;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.security.KeySource;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Says what a process is made of; the {@link Launcher} brings it to life.
 *
 * <pre>{@code
 * return Bundle.named("catalogue")
 *     .serving(CatalogueMethods.TABLE)
 *     .storedIn(database)
 *     .routes(new FindTrackRoute(catalogue))
 *     .build();
 * }</pre>
 */
public final class Bundle {
  private final Builder parts;

  private Bundle(Builder parts) {
    this.parts = parts;
  }

  public static Builder named(String service) {
    return new Builder(service);
  }

  String service() {
    return parts.service;
  }

  @Nullable MethodTable methods() {
    return parts.methods;
  }

  @Nullable MethodSource changingMethods() {
    return parts.changingMethods;
  }

  boolean serves() {
    return parts.methods != null || parts.changingMethods != null;
  }

  List<EventTable> events() {
    return parts.events;
  }

  @Nullable Store store() {
    return parts.store;
  }

  @Nullable KeySource keys() {
    return parts.keys;
  }

  List<RoutesBuilder> routes() {
    return parts.routes;
  }

  List<Runnable> starts() {
    return parts.starts;
  }

  List<AutoCloseable> stops() {
    return parts.stops;
  }

  public static final class Builder {
    private final String service;
    private final List<EventTable> events = new ArrayList<>();
    private final List<RoutesBuilder> routes = new ArrayList<>();
    private final List<Runnable> starts = new ArrayList<>();
    private final List<AutoCloseable> stops = new ArrayList<>();
    private @Nullable MethodTable methods;
    private @Nullable MethodSource changingMethods;
    private @Nullable Store store;
    private @Nullable KeySource keys;

    private Builder(String service) {
      this.service = service;
    }

    /** Answers these methods; each has a route {@code direct:<service>.<useCase>}. */
    public Builder serving(MethodTable table) {
      methods = table;
      return this;
    }

    /** Answers methods that come and go while the process runs. */
    public Builder serving(MethodSource methods) {
      changingMethods = methods;
      return this;
    }

    /** Reads a queue of events; may be said for several. Needs a store. */
    public Builder consuming(EventTable table) {
      events.add(table);
      return this;
    }

    /** Keeps everything there; the bundle starts to serve when it is prepared. */
    public Builder storedIn(Store store) {
      this.store = store;
      return this;
    }

    /** Verifies tokens with these keys instead of asking {@code users.keys}. */
    public Builder verifyingWith(KeySource source) {
      this.keys = source;
      return this;
    }

    public Builder routes(RoutesBuilder... builders) {
      routes.addAll(List.of(builders));
      return this;
    }

    /** Runs this once the routes are up. */
    public Builder onStart(Runnable work) {
      starts.add(work);
      return this;
    }

    /** Closes this after the routes are down; the last named first. */
    public Builder onStop(AutoCloseable work) {
      stops.add(work);
      return this;
    }

    public Bundle build() {
      return new Bundle(this);
    }
  }
}
