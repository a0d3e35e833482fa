package camelody.gateway.routes.teaching;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.http.ProblemException;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Reads the files in which the running routes were written, where the program stands beside them.
 * Others it does not read, whatever the name: what processes say of their routes comes over the
 * broker, and is not believed when it names a file elsewhere.
 */
final class RouteSources {
  private static final Pattern OF_ROUTES =
      Pattern.compile(
          "(gateway-routes|routes/[a-z]+)/src/main/java/[\\w/]+\\.java|lab/[^/]+\\.yaml");
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
    if (!OF_ROUTES.matcher(file).matches() || !isOfARoute(file)) {
      throw absent();
    }
    try {
      Path path = home.resolve(file);
      if (!Files.isRegularFile(path, NOFOLLOW_LINKS) || Files.size(path) > BYTES_MAX) {
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
