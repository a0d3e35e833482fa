package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.launcher.Management;
import camelody.launcher.Settings;
import camelody.launcher.Version;
import camelody.messaging.jsonrpc.JsonBytes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an embedded server as this process, from {@code main} to SIGTERM. Like every other process
 * it has a management port, and a file in {@code data/run/} that says that it is ready.
 */
final class EmbeddedProcess {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedProcess.class);

  private final String service;
  private final String instance;
  private final DataDirectory data;
  private final EmbeddedServer server;

  private EmbeddedProcess(String service, DataDirectory data, EmbeddedServer server) {
    this.service = service;
    this.instance = System.getProperty("camelody.instance", service);
    this.data = data;
    this.server = server;
  }

  static void run(String service, Function<DataDirectory, EmbeddedServer> make) {
    ParentWatch.begin();
    try {
      Settings settings = Settings.load();
      DataDirectory data = new DataDirectory(settings.dataDirectory());
      new EmbeddedProcess(service, data, make.apply(data)).live(settings);
    } catch (Throwable failed) {
      LOG.error("the embedded {} cannot start: {}", service, failed.getMessage(), failed);
      System.exit(1);
    }
  }

  private void live(Settings settings) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    notReady();
    Management management =
        new Management(
            settings.text("management.host"),
            settings.integer("management.port"),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    management.needs(service, server::isUp);
    server.start();
    ready(management.port());
    new CountDownLatch(1).await();
  }

  private void stop() {
    notReady();
    server.close();
    LOG.info("the embedded {} has stopped", service);
  }

  private void ready(int managementPort) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("service", service);
    content.put("instance", instance);
    content.put("pid", ProcessHandle.current().pid());
    content.put("managementPort", managementPort);
    content.put("version", Version.TEXT);
    content.put("startedAt", Instant.now().toString());
    DataDirectory.write(data.run(instance + ".json"), JsonBytes.of(content).toString());
  }

  private void notReady() {
    try {
      Files.deleteIfExists(data.run(instance + ".json"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
