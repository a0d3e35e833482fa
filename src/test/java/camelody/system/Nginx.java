package camelody.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** nginx in front of a gateway, with TLS, set up as {@code docs/operations.md} says. */
final class Nginx implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path certificate;

  private Nginx(Process process, int port, Path certificate) {
    this.process = process;
    this.port = port;
    this.certificate = certificate;
  }

  static Nginx before(RunningSystem system, Certificate certificate, Path folder)
      throws IOException {
    int port = Ports.free();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        """
        daemon off;
        worker_processes 1;
        user root;
        pid %1$s/nginx.pid;
        error_log %1$s/nginx.log;
        events { }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d ssl;
            server_name localhost;
            ssl_certificate %3$s;
            ssl_certificate_key %4$s;
        %5$s
          }
        }
        """
            .formatted(
                folder,
                port,
                certificate.file(),
                certificate.keyFile(),
                location().replace("http://127.0.0.1:8080", system.url())));
    Process process =
        new ProcessBuilder(
                Capability.NGINX.path().toString(),
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("nginx.log").toString(),
                "-c",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    Nginx nginx = new Nginx(process, port, certificate.file());
    await("nginx answers, see " + folder)
        .atMost(Duration.ofMinutes(1))
        .until(() -> nginx.statuses("127.0.0.9", 1).equals(List.of(200)));
    return nginx;
  }

  /** Asks for a page so often from an address of this machine; answers the statuses. */
  List<Integer> statuses(String from, int times) {
    List<String> command = new ArrayList<>(List.of("curl", "-s", "--interface", from));
    command.addAll(List.of("--cacert", certificate.toString(), "-w", "%{http_code}\\n"));
    for (int i = 0; i < times; i++) {
      command.addAll(List.of("-o", "/dev/null", "https://localhost:" + port + "/api/genres"));
    }
    return RunningSystem.Output.of(command, RunningSystem.home(), 60)
        .text()
        .lines()
        .map(Integer::valueOf)
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  // The very lines that people copy.
  private static String location() throws IOException {
    String page = Files.readString(RunningSystem.home().resolve("docs/operations.md"));
    int begin = page.indexOf("location / {");
    return page.substring(begin, page.indexOf("```", begin));
  }
}
