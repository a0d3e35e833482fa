package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs a system whose broker and database take connections over TLS, behind nginx with TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BURST = 30;

  @TempDir static Path folder;

  private Certificate certificate;
  private EmbeddedPostgres database;
  private RabbitNode broker;
  private RunningSystem system;

  @BeforeAll
  void start() throws Exception {
    Capability.RABBITMQ.need();
    certificate = Certificate.make(folder);
    database =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", "'" + certificate.file() + "'")
            .setServerConfig("ssl_key_file", "'" + certificate.keyFile() + "'")
            .start();
    execute("create database music");
    broker = RabbitNode.startWithTls(certificate);
    system =
        RunningSystem.startOn(
            List.of(broker),
            List.of(
                "--database",
                "postgresql://postgres@localhost:%d/music?sslmode=verify-full&sslrootcert=%s"
                    .formatted(database.getPort(), certificate.file()),
                "--only",
                "catalogue,users,history,gateway"),
            Map.of(
                "JAVA_TOOL_OPTIONS",
                certificate.javaOptions(),
                "GATEWAY_TRUSTED_PROXIES",
                "127.0.0.1",
                "GATEWAY_REQUESTS_PER_SECOND",
                "1",
                "GATEWAY_REQUESTS_BURST",
                Integer.toString(BURST)));
  }

  @AfterAll
  void stop() throws IOException {
    if (system != null) {
      system.stop();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void given_tls_when_a_play_is_reported_then_it_is_stored_and_nothing_went_in_the_clear()
      throws Exception {
    Http listener = system.http().with("X-Forwarded-For", "192.0.2.1").asNewListener();
    String track = listener.get("/api/tracks?limit=1").json().at("/items/0/id").asText();

    int status = listener.post("/api/plays", Json.write(Map.of("trackId", track))).status();

    assertThat(status).isEqualTo(202);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () -> assertThat(listener.get("/api/me/history").json().path("total").asInt()).isOne());
    String connections = broker.control("list_connections", "--quiet", "ssl", "user");
    assertThat(connections.lines().filter(line -> line.contains("camelody-")))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(line -> line.startsWith("true"));
    assertThat(
            number(
                "select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid)"
                    + " where a.usename like 'music_%' and not s.ssl"))
        .isZero();
    assertThat(
            number(
                "select count(*) from pg_stat_ssl s join pg_stat_activity a using (pid)"
                    + " where a.usename like 'music_%' and s.ssl"))
        .isPositive();
  }

  @Test
  void given_a_certificate_of_another_name_when_a_process_connects_then_it_goes_no_further()
      throws IOException {
    refused(certificate.javaOptions(), "amqps://guest:guest@127.0.0.1:" + broker.port());
  }

  @Test
  void given_a_certificate_that_nobody_vouches_for_when_a_process_connects_then_it_goes_no_further()
      throws IOException {
    refused("", broker.uri());
  }

  @Test
  void given_nginx_in_front_when_a_client_asks_too_much_then_others_behind_it_are_served()
      throws IOException {
    Capability.NGINX.need();
    try (Nginx nginx = Nginx.before(system, certificate, folder)) {
      assertThat(nginx.statuses("127.0.0.2", 1)).containsExactly(200);

      assertThat(nginx.statuses("127.0.0.3", BURST + 10)).contains(200, 429);

      assertThat(nginx.statuses("127.0.0.2", 1)).containsExactly(200);
    }
  }

  // The reason is in the log, for whoever has to find out.
  private void refused(String javaOptions, String uri) throws IOException {
    Path log = Files.createTempFile(folder, "refused", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                RunningSystem.home().resolve("deploy/image/process").toString(), "operations")
            .directory(RunningSystem.home().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "BROKER_URI", uri,
                "DATA_DIRECTORY", Files.createTempDirectory(folder, "data").toString(),
                "JAVA_TOOL_OPTIONS", javaOptions));
    Process process = builder.start();
    try {
      await(log.toString())
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(Files.readString(log))
                      .containsPattern(
                          "SSLHandshakeException: .*(CertificateException|certification path)")
                      .doesNotContain("guest:guest"));
      assertThat(Files.readString(log)).doesNotContain("connected to RABBITMQ");
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws Exception {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
