package camelody.client.gateway;

import camelody.launcher.DataDirectory;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps logins, one for each gateway, where only their owner may read them: {@code
 * $XDG_CONFIG_HOME/camelody/sessions.json}, else {@code ~/.config/camelody/sessions.json}.
 *
 * <pre>{@code
 * {"http://127.0.0.1:8080":{"username":"ada","token":"…","expiresAt":"…","refreshToken":"…"}}
 * }</pre>
 */
public final class SessionFile {
  private final Path file;

  public SessionFile(Path folder) {
    this.file = folder.resolve("sessions.json");
  }

  /** Answers the folder of this person's files. */
  public static Path folder() {
    Map<String, String> environment = System.getenv();
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".config")
            : Path.of(configured);
    return base.resolve("camelody");
  }

  public Optional<Session> find(URI gateway) {
    JsonNode kept = read().path(gateway.toString());
    return kept.isObject()
        ? Optional.of(Json.MAPPER.convertValue(kept, Session.class))
        : Optional.empty();
  }

  public void keep(URI gateway, Session session) {
    write(read().set(gateway.toString(), Json.MAPPER.valueToTree(session)));
  }

  public void forget(URI gateway) {
    ObjectNode sessions = read();
    if (sessions.remove(gateway.toString()) != null) {
      write(sessions);
    }
  }

  /** Lets one process at a time change it: a refresh token is good for one renewal only. */
  <T> T alone(Supplier<T> work) {
    DataDirectory.createFolder(folderOf(file));
    Path lock = file.resolveSibling("sessions.lock");
    // Closing the channel ends the lock.
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      return work.get();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot lock " + lock, failed);
    }
  }

  private ObjectNode read() {
    try {
      JsonNode kept = Json.MAPPER.readTree(DataDirectory.read(file).orElse("{}"));
      return kept instanceof ObjectNode sessions ? sessions : Json.MAPPER.createObjectNode();
    } catch (IOException broken) {
      // Nothing in it is worth more than another login.
      return Json.MAPPER.createObjectNode();
    }
  }

  private void write(JsonNode sessions) {
    DataDirectory.write(file, JsonBytes.of(sessions).toString());
  }

  private static Path folderOf(Path file) {
    return java.util.Objects.requireNonNull(file.getParent(), "a file in a folder");
  }
}
