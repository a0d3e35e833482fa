package camelody.messaging.events;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Translates between an event's two names: the routing key {@code listening.track-played.v1} and
 * the method {@code listening.trackPlayed}.
 */
public final class EventNames {
  private static final Pattern VERSION = Pattern.compile("\\.v\\d+$");
  private static final Pattern DASH = Pattern.compile("-(\\w)");

  private EventNames() {}

  /** Answers the method of an event; the version stays in the routing key alone. */
  public static String method(String routingKey) {
    String name = VERSION.matcher(routingKey).replaceFirst("");
    return DASH.matcher(name).replaceAll(EventNames::capital);
  }

  private static String capital(MatchResult dash) {
    return dash.group(1).toUpperCase(java.util.Locale.ROOT);
  }
}
