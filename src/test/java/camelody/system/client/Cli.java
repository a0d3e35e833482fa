package camelody.system.client;

import camelody.system.Json;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./camelody} from another folder, with a home of its own. */
final class Cli {
  private static final long COMMAND_SECONDS = 180;

  private final String gateway;
  private final Path home;

  Cli(String gateway, Path home) {
    this.gateway = gateway;
    this.home = home;
  }

  /** What a command printed, and how it ended. */
  record Result(int exitCode, String out, String err) {
    JsonNode json() {
      return Json.read(out);
    }
  }

  /** Answers the file that keeps the session. */
  Path sessions() {
    return home.resolve("camelody/sessions.json");
  }

  Result run(String... words) {
    return runWith("", words);
  }

  /** Runs it with an input. */
  Result runWith(String input, String... words) {
    List<String> command =
        new ArrayList<>(List.of(RunningSystem.home().resolve("camelody").toString()));
    command.addAll(List.of(words));
    try {
      Path out = Files.createTempFile(home, "out", ".txt");
      Path err = Files.createTempFile(home, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("XDG_CONFIG_HOME", home.toString());
      builder.environment().put("CAMELODY_GATEWAY", gateway);
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      process.getOutputStream().close();
      if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end");
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
