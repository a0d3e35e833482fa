package camelody.messaging.teaching;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.jspecify.annotations.Nullable;

/** Knows the file of a route that was written in YAML, and what stands in it. */
final class YamlSource {
  private YamlSource() {}

  /** Answers {@code lab/hello.yaml}; nothing, if the route is no YAML. */
  static @Nullable String fileOf(RouteDefinition route) {
    Resource resource = route.getResource();
    String location = resource == null ? "" : resource.getLocation();
    return location.endsWith(".yaml") ? location.replaceFirst("^[a-z]+:", "") : null;
  }

  static List<String> linesOf(RouteDefinition route) {
    if (fileOf(route) == null) {
      return List.of();
    }
    try (InputStream text = route.getResource().getInputStream()) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException gone) {
      return List.of();
    }
  }
}
