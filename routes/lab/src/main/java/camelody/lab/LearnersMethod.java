package camelody.lab;

import java.util.regex.Pattern;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A route {@code from("direct:lab.<useCase>")}, which is the method {@code lab.<useCase>}.
 *
 * @param summary the route's description
 * @param write whether it counts as a write, which is never executed twice: it does, unless its
 *     route is in the group {@code reads}
 */
record LearnersMethod(String wireName, String summary, boolean write) {
  static final String PREFIX = "lab.";

  private static final String READS = "reads";
  private static final String NO_SUMMARY = "A learner's route.";
  private static final Pattern WIRE_NAME = Pattern.compile("lab\\.[a-z][A-Za-z0-9]{0,62}");

  String useCase() {
    return wireName.substring(PREFIX.length());
  }

  /** Reads what a route begins with: {@code direct:lab.hello} is a method, all else is not. */
  static @Nullable LearnersMethod of(RouteDefinition route) throws Problem.Refused {
    String channel = channel(route);
    if (channel == null || !channel.startsWith(PREFIX)) {
      return null;
    }
    if (!WIRE_NAME.matcher(channel).matches()) {
      throw new Problem(
              "expected direct:lab. and a name such as topTracks, came direct:" + channel,
              line(route))
          .asException();
    }
    String description = route.getDescriptionText();
    return new LearnersMethod(
        channel, description == null ? NO_SUMMARY : description, !READS.equals(route.getGroup()));
  }

  /** Answers the name of the channel in memory that a route takes from. */
  static @Nullable String channel(RouteDefinition route) {
    String uri = String.valueOf(route.getInput().getEndpointUri());
    return uri.startsWith("direct:")
        ? uri.replaceFirst("^direct:(//)?", "").replaceFirst("[?].*", "")
        : null;
  }

  static @Nullable Integer line(RouteDefinition route) {
    int line = route.getInput().getLineNumber();
    return line > 0 ? Integer.valueOf(line) : null;
  }
}
