package camelody.gateway.routes.teaching;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Wants the events of a trace, a user, a service or a pattern; those named must all fit. */
record EventFilter(Map<String, String> wanted) {
  private static final Set<String> MEMBERS = Set.of("trace", "user", "service", "pattern");

  EventFilter {
    wanted = Map.copyOf(wanted);
  }

  static EventFilter of(Map<String, List<String>> query) {
    return new EventFilter(
        query.entrySet().stream()
            .filter(given -> MEMBERS.contains(given.getKey()) && !given.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, given -> given.getValue().get(0))));
  }

  /** Answers the names that a query may have. */
  static Stream<String> names() {
    return MEMBERS.stream().sorted();
  }

  boolean wants(CollectedEvent event) {
    return wanted.entrySet().stream()
        .allMatch(member -> member.getValue().equals(event.text(member.getKey())));
  }
}
