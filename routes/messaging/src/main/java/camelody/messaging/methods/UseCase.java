package camelody.messaging.methods;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Processor;
import org.apache.camel.support.ExpressionAdapter;

/** Lets a route call a service method on behalf of whoever sent the message. */
public final class UseCase {
  /** The exchange property that holds the verified {@link Caller}. */
  public static final String CALLER = "camelody.caller";

  private UseCase() {}

  /**
   * Calls a method that wants to know who asks.
   *
   * <pre>{@code
   * from("direct:playlists.create").routeId("playlists.create")
   *     .transform(asCaller(CreatePlaylist.class, playlists::create));
   * }</pre>
   */
  public static <P, R> Expression asCaller(
      Class<P> params, BiFunction<Caller, P, Outcome<R>> method) {
    return new ExpressionAdapter() {
      @Override
      public Object evaluate(Exchange exchange) {
        return method.apply(caller(exchange), exchange.getMessage().getBody(params));
      }
    };
  }

  /**
   * Gives a method the events that came together.
   *
   * <pre>{@code
   * from("direct:history.recordPlays").routeId("history.recordPlays")
   *     .process(many(TrackPlayed.class, history::recordPlays));
   * }</pre>
   */
  public static <E> Processor many(Class<E> type, Consumer<List<E>> method) {
    return exchange -> {
      List<?> events = exchange.getMessage().getMandatoryBody(List.class);
      method.accept(events.stream().<E>map(type::cast).toList());
    };
  }

  /** Answers who sent the message; nobody, if no token was verified. */
  public static Caller caller(Exchange exchange) {
    return exchange.getProperty(CALLER, Caller.anonymous(), Caller.class);
  }
}
