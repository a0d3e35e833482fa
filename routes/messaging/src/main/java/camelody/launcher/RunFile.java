package camelody.launcher;

import camelody.messaging.jsonrpc.JsonBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says in {@code data/run/} that a process is ready, and where its management port is. */
final class RunFile {
  private final Hub hub;
  private final Path file;

  RunFile(Hub hub) {
    this.hub = hub;
    this.file = hub.dataDirectory().run(hub.instance() + ".json");
  }

  void write() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("service", hub.service());
    content.put("instance", hub.instance());
    content.put("pid", ProcessHandle.current().pid());
    content.put("managementPort", hub.management().port());
    content.put("version", Version.TEXT);
    content.put("startedAt", Instant.now().toString());
    DataDirectory.write(file, JsonBytes.of(content).toString());
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      // The next start finds a process that is gone and passes over it.
      return;
    }
  }
}
