package camelody.gateway.routes.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what serves a path. A tree of segments, so that the number of routes costs nothing:
 *
 * <pre>
 *   api ─┬─ tracks ── {trackId} ── stream
 *        └─ albums ── {albumId}
 * </pre>
 *
 * A literal segment is preferred to a variable one. Entries come and go with their routes.
 */
final class PathTable<T> {

  /** What a look-up answers. */
  sealed interface Found<T> {}

  record Match<T>(T target, List<String> values) implements Found<T> {}

  /** The path is there, the verb is not; these are. */
  record OtherVerbs<T>(String allow) implements Found<T> {}

  record Nothing<T>() implements Found<T> {}

  private final Node<T> root = new Node<>();

  /** Lets a path be served, by this one alone. */
  void put(String verb, String template, T target) {
    T before = node(template).targets.put(verb, target);
    if (before != null && before != target) {
      throw new IllegalArgumentException(verb + " " + template + " is served already");
    }
  }

  void remove(String verb, String template) {
    node(template).targets.remove(verb);
  }

  /** Finds by the path as it was sent, percent-encoding included; HEAD is served by GET. */
  Found<T> find(String verb, String rawPath) {
    List<String> values = new ArrayList<>(2);
    Node<T> node = rawPath.startsWith("/") ? walk(root, rawPath, 1, values) : null;
    if (node == null) {
      return new Nothing<>();
    }
    T target = node.targets.get(verb);
    if (target == null && verb.equals("HEAD")) {
      target = node.targets.get("GET");
    }
    return target == null ? new OtherVerbs<>(node.allow()) : new Match<>(target, values);
  }

  /** Answers the names of the variables in a template, in order. */
  static List<String> variables(String template) {
    List<String> names = new ArrayList<>();
    for (String segment : template.split("/", -1)) {
      if (isVariable(segment)) {
        names.add(segment.substring(1, segment.length() - 1));
      }
    }
    return List.copyOf(names);
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  private Node<T> node(String template) {
    Node<T> node = root;
    for (String segment : template.substring(1).split("/", -1)) {
      node =
          isVariable(segment)
              ? node.variable()
              : node.literals.computeIfAbsent(segment, any -> new Node<>());
    }
    return node;
  }

  private static <T> @Nullable Node<T> walk(
      Node<T> node, String path, int start, List<String> values) {
    int slash = path.indexOf('/', start);
    String segment = path.substring(start, slash < 0 ? path.length() : slash);
    Node<T> literal = node.literals.get(segment);
    Node<T> end = literal == null ? null : next(literal, path, slash, values);
    if (end != null || node.variable == null) {
      return end;
    }
    String value = PercentEncoding.decode(segment);
    if (value == null || value.isEmpty()) {
      return null;
    }
    values.add(value);
    end = next(node.variable, path, slash, values);
    if (end == null) {
      values.remove(values.size() - 1);
    }
    return end;
  }

  private static <T> @Nullable Node<T> next(
      Node<T> node, String path, int slash, List<String> values) {
    if (slash < 0) {
      return node.targets.isEmpty() ? null : node;
    }
    return walk(node, path, slash + 1, values);
  }

  private static final class Node<T> {
    final Map<String, Node<T>> literals = new ConcurrentHashMap<>();
    final Map<String, T> targets = new ConcurrentHashMap<>();
    volatile @Nullable Node<T> variable;

    synchronized Node<T> variable() {
      Node<T> there = variable;
      if (there == null) {
        there = new Node<>();
        variable = there;
      }
      return there;
    }

    String allow() {
      TreeSet<String> verbs = new TreeSet<>(targets.keySet());
      if (verbs.contains("GET")) {
        verbs.add("HEAD");
      }
      return String.join(", ", verbs);
    }
  }
}
