package camelody.operations;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lends a test class a virtual host of its own on the RabbitMQ of this machine. Where there is none
 * the tests are not run; with {@code REQUIRE=rabbitmq} in the environment they fail instead.
 */
public final class RabbitMqExtension implements BeforeAllCallback, AfterAllCallback {
  private static final int PORT = 5672;
  private static final int CONTROL_SECONDS = 60;

  private final String host = "camelody-" + UUID.randomUUID();

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    boolean there =
        answers()
            && control("add_vhost", host)
            && control("set_permissions", "-p", host, "guest", ".*", ".*", ".*");
    note(there ? "ran" : "not-run");
    if (!there
        && List.of(System.getenv().getOrDefault("REQUIRE", "").split(",")).contains("rabbitmq")) {
      Assertions.fail("expected a RabbitMQ on localhost:" + PORT + " and its rabbitmqctl");
    }
    Assumptions.assumeTrue(there, "NOT RUN: no RabbitMQ on localhost:" + PORT);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    control("delete_vhost", host);
  }

  public String uri() {
    return "amqp://guest:guest@localhost:" + PORT + "/" + host;
  }

  // For the list of what was not run, at the end of the build.
  private static void note(String what) throws IOException {
    Path notes = Path.of(System.getProperty("camelody.not-run", "target/not-run"));
    Files.createDirectories(notes);
    Files.writeString(notes.resolve("rabbitmq." + what), "RabbitMQ on localhost:" + PORT);
  }

  private static boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", PORT), 1_000);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  private static boolean control(String... arguments) throws InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("rabbitmqctl", "-q"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(CONTROL_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
