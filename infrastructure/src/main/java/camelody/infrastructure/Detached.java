package camelody.infrastructure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Starts the supervisor as a process that outlives this one and its terminal. */
final class Detached {
  private Detached() {}

  /**
   * Starts it with the words of this command.
   *
   * @param broker the address that was chosen, or {@code embedded}; it may hold a password, so it
   *     is handed over where other users cannot read it
   */
  static Process start(ParseResult parsed, String broker, Path home, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    // A session of its own: a Ctrl-C or a closed terminal is not meant for it.
    command.add(Commands.isOnPath("setsid") ? "setsid" : "nohup");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx64m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dcamelody.home=" + home);
    command.add("-Dcamelody.program=" + ClassPath.program(home));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(StartCommand.class.getName());
    command.addAll(parsed.originalArgs());
    command.add("--supervise");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("BROKER_URI", broker);
    return builder.start();
  }
}
