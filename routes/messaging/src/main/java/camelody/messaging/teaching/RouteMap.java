package camelody.messaging.teaching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Describes the routes that run in this process:
 *
 * <pre>{@code
 * {"route":"catalogue.findTrack","from":"direct:catalogue.findTrack","pattern":"message-channel",
 *  "file":"routes/catalogue/src/main/java/camelody/catalogue/routes/FindTrackRoute.java",
 *  "nodes":[{"id":"transform3","depth":0,"pattern":"service-activator","label":"transform","line":20,
 *            "dsl":".transform()"}]}
 * }</pre>
 *
 * A node that is no step of its own, such as {@code onException}, is {@code "aside": true}.
 */
final class RouteMap {
  private static final int LABEL_MAX = 200;
  private static final String LAMBDA = "$$Lambda";
  private static final String JAVA = ".java";
  private static final String ROOT = "camelody/";

  private RouteMap() {}

  static List<Map<String, Object>> of(CamelContext context) {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    return model.getRouteDefinitions().stream().map(RouteMap::route).toList();
  }

  private static Map<String, Object> route(RouteDefinition route) {
    Map<String, Object> described = new LinkedHashMap<>();
    String from = route.getInput().getEndpointUri();
    described.put("route", route.getId());
    put(described, "description", route.getDescriptionText());
    described.put("from", from);
    described.put("pattern", Patterns.ofSource(from));
    put(described, "file", file(route));
    List<String> yaml = YamlSource.linesOf(route);
    List<Map<String, Object>> nodes = new ArrayList<>();
    route.getOutputs().forEach(node -> add(node, null, 0, yaml, nodes));
    described.put("nodes", nodes);
    return described;
  }

  private static void add(
      ProcessorDefinition<?> node,
      @Nullable String parent,
      int depth,
      List<String> yaml,
      List<Map<String, Object>> nodes) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("id", node.getId());
    put(described, "parent", parent);
    described.put("depth", depth);
    described.put("pattern", Patterns.of(node));
    described.put("label", label(node));
    described.put("dsl", dsl(node, yaml));
    if (node.isAbstract()) {
      described.put("aside", true);
    }
    if (node.getLineNumber() > 0) {
      described.put("line", node.getLineNumber());
    }
    nodes.add(described);
    node.getOutputs().forEach(child -> add(child, node.getId(), depth + 1, yaml, nodes));
  }

  // Of a route in YAML the line as it is written.
  private static String dsl(ProcessorDefinition<?> node, List<String> yaml) {
    int line = node.getLineNumber();
    if (line <= 0 || line > yaml.size()) {
      return "." + node.getShortName() + "(" + argument(node) + ")";
    }
    String written = yaml.get(line - 1).strip().replaceFirst("^- +", "");
    return bounded(written.endsWith(":") ? written + " " + inner(node) : written).strip();
  }

  // What stands below that line, in short: setBody[simple{Hello}] is simple{Hello}.
  private static String inner(ProcessorDefinition<?> node) {
    String argument = argument(node);
    String opening = node.getShortName() + "[";
    return argument.startsWith(opening) && argument.endsWith("]")
        ? argument.substring(opening.length(), argument.length() - 1)
        : argument;
  }

  private static String label(ProcessorDefinition<?> node) {
    String argument = argument(node);
    return argument.isEmpty() ? node.getShortName() : node.getShortName() + " " + argument;
  }

  private static String argument(ProcessorDefinition<?> node) {
    if (node instanceof SendDefinition<?> send) {
      return bounded("\"" + send.getEndpointUri() + "\"");
    }
    if (node instanceof ToDynamicDefinition tap) {
      return bounded("\"" + tap.getUri() + "\"");
    }
    if (node instanceof ProcessDefinition process) {
      return name(process.getProcessor());
    }
    if (node instanceof OnExceptionDefinition failures) {
      return failures.getExceptions().stream()
          .map(name -> name.substring(name.lastIndexOf('.') + 1) + ".class")
          .collect(Collectors.joining(", "));
    }
    String label = String.valueOf(node.getLabel());
    boolean readable = !label.contains("@") && !label.contains(LAMBDA) && !isName(node, label);
    return readable ? bounded(label) : "";
  }

  private static boolean isName(NamedNode node, String label) {
    return label.equals(node.getShortName()) || label.isBlank();
  }

  // A lambda is named after the class in which it stands.
  private static String name(@Nullable Processor processor) {
    String name = processor == null ? "" : processor.getClass().getSimpleName();
    int lambda = name.indexOf(LAMBDA);
    return lambda < 0 ? name : name.substring(0, lambda) + "::…";
  }

  private static String bounded(String text) {
    return text.length() > LABEL_MAX ? text.substring(0, LABEL_MAX) + "…" : text;
  }

  /** Answers the source of a route, from the project's folder. */
  private static @Nullable String file(RouteDefinition route) {
    String yaml = YamlSource.fileOf(route);
    if (yaml != null) {
      return yaml;
    }
    String name = route.getInput().getLocation();
    if (name == null || !name.endsWith(JAVA)) {
      return null;
    }
    return packages()
        .filter(folder -> RouteMap.class.getResource("/" + folder + "/" + classFile(name)) != null)
        .findFirst()
        .map(folder -> module(folder) + "/src/main/java/" + folder + "/" + name)
        .orElse(null);
  }

  // Camel knows the name of the file and not the package; the class has been loaded, so that is
  // known here.
  private static Stream<String> packages() {
    return Stream.of(RouteMap.class.getClassLoader().getDefinedPackages())
        .map(loaded -> loaded.getName().replace('.', '/'))
        .filter(folder -> folder.startsWith(ROOT))
        .sorted();
  }

  private static String classFile(String name) {
    return name.substring(0, name.length() - JAVA.length()) + ".class";
  }

  private static String module(String folder) {
    String name = folder.split("/", -1)[1];
    return switch (name) {
      case "gateway" -> "gateway-routes";
      case "messaging", "launcher" -> "routes/messaging";
      default -> "routes/" + name;
    };
  }

  private static void put(Map<String, Object> described, String name, @Nullable String value) {
    if (value != null) {
      described.put(name, value);
    }
  }
}
