package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.http.ProblemException;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/**
 * Reads the files in which the running routes were written, where the program stands beside them.
 * Others it does not read, whatever the name.
 */
final class RouteSources {
  private static final long BYTES_MAX = 256 * 1024;

  private final Path home;
  private final RouteCatalogue catalogue;

  /**
   * @param home the project's folder, from which the catalogue names files
   */
  RouteSources(Path home, RouteCatalogue catalogue) {
    this.home = home;
    this.catalogue = catalogue;
  }

  /** Answers {@code {"file":"routes/…/FindTrackRoute.java","lines":["package …",…]}}. */
  ObjectNode read(String file) {
    if (!isOfARoute(file)) {
      throw absent();
    }
    try {
      Path path = home.resolve(file);
      if (Files.size(path) > BYTES_MAX) {
        throw absent();
      }
      ObjectNode answer = Json.MAPPER.createObjectNode().put("file", file);
      ArrayNode lines = answer.putArray("lines");
      Files.readAllLines(path).forEach(lines::add);
      return answer;
    } catch (IOException noSources) {
      throw absent();
    }
  }

  private boolean isOfARoute(String file) {
    return StreamSupport.stream(catalogue.routes().spliterator(), false)
        .anyMatch(route -> route.path("file").asText().equals(file));
  }

  private static ProblemException absent() {
    return Problem.notFound("no source of a running route is here under this name").asException();
  }
}
