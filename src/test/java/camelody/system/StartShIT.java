package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uses start.sh as a person would, beside a system that runs. */
class StartShIT {
  private final RunningSystem system = RunningSystem.on(BrokerKind.EMBEDDED);

  @Test
  void given_the_console_switched_off_in_the_settings_when_started_then_there_is_none() {
    RunningSystem quiet =
        RunningSystem.startOn(
            List.of(), List.of("--only", "gateway"), Map.of("TEACHING_ENABLED", "false"));
    try {
      assertThat(quiet.http().get("/teach").status()).isEqualTo(404);
      assertThat(quiet.http().get("/teach/api/traces").status()).isEqualTo(404);

      RunningSystem.Output refused = quiet.startSh("scale", "lab=1");

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.text()).contains("teaching console");
      assertThat(quiet.startSh("status").text()).contains("gateway-1").doesNotContain("lab-1");
    } finally {
      quiet.stop();
    }
  }

  @Test
  void given_a_running_system_when_started_again_then_it_is_refused_with_the_remedy() {
    RunningSystem.Output again = system.startSh("--detach", "--port", "1");

    assertThat(again.exitCode()).isNotZero();
    assertThat(again.text()).contains("runs already").contains("stop");
  }

  @Test
  void given_two_starts_at_the_same_time_when_one_is_refused_then_the_other_s_system_runs(
      @TempDir Path data) throws Exception {
    String[] words = {"--detach", "--only", "operations", "--broker", "embedded"};
    CompletableFuture<RunningSystem.Output> one =
        CompletableFuture.supplyAsync(() -> RunningSystem.startShIn(data, words));
    CompletableFuture<RunningSystem.Output> other =
        CompletableFuture.supplyAsync(() -> RunningSystem.startShIn(data, words));
    try {
      assertThat(Stream.of(one.get(), other.get()).map(RunningSystem.Output::exitCode))
          .as("%s%n%s", one.get().text(), other.get().text())
          .containsExactlyInAnyOrder(0, 1);
      assertThat(RunningSystem.startShIn(data, "status").text())
          .containsPattern("operations-1 +ready");
    } finally {
      RunningSystem.startShIn(data, "stop");
    }
  }

  @Test
  void given_an_unknown_service_when_named_then_the_known_ones_are_listed(@TempDir Path data) {
    RunningSystem.Output output = RunningSystem.startShIn(data, "--only", "nonsense");

    assertThat(output.exitCode()).isNotZero();
    assertThat(output.text()).contains("nonsense").contains("catalogue");
  }

  @ParameterizedTest
  @CsvSource({
    "--broker, nonsense, amqp://",
    "--database, mysql://localhost/x, postgresql://",
    "--music, /no/such/folder, a folder",
    "--port, 65536, 65535",
    "--nonsense, 1, Unknown option"
  })
  void given_an_option_that_cannot_work_when_started_then_it_is_refused_with_what_was_expected(
      String option, String value, String expected, @TempDir Path data) {
    RunningSystem.Output output =
        RunningSystem.startShIn(data, "--only", "operations", option, value);

    assertThat(output.exitCode()).isEqualTo(2);
    assertThat(output.text()).contains(option).contains(expected);
    assertThat(data.resolve("run")).doesNotExist();
  }

  @Test
  void given_a_running_system_when_its_data_directory_is_taken_away_then_no_process_is_left()
      throws Exception {
    RunningSystem orphan =
        RunningSystem.startNew(BrokerKind.EMBEDDED, List.of("--only", "operations"));
    List<ProcessHandle> processes =
        List.of(orphan.process("operations-1"), orphan.process("broker"));

    Files.move(orphan.data(), orphan.data().resolveSibling(orphan.data().getFileName() + "-moved"));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  @Test
  void given_a_broker_that_serves_another_system_when_named_then_it_is_refused_with_the_remedy(
      @TempDir Path data) {
    RunningSystem.Output output =
        RunningSystem.startShIn(data, "--only", "operations", "--broker", system.brokerUri());

    assertThat(output.exitCode()).isNotZero();
    assertThat(output.text()).contains("serves another system").contains("virtual host of its own");
  }

  @Test
  void given_a_running_system_when_asked_then_status_and_logs_are_told() {
    assertThat(system.startSh("status").text()).contains("gateway-1").contains("ready");
    assertThat(system.startSh("logs", "catalogue-1").text()).contains("is ready");
  }

  @Test
  void given_a_service_when_scaled_then_more_workers_share_its_queue() {
    system.startSh("scale", "activity=2").orFail();
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> system.process("activity-2").isAlive());

    ProcessHandle second = system.process("activity-2");
    system.startSh("scale", "activity=1").orFail();
    await().atMost(Duration.ofSeconds(60)).until(() -> !second.isAlive());
  }

  @Test
  void given_the_role_of_playlists_when_it_reads_users_then_the_database_refuses()
      throws Exception {
    String[] login = login("playlists");
    try (Connection playlists = open(login)) {
      Assertions.assertThatThrownBy(
              () -> playlists.createStatement().execute("select * from users.account"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
      assertThat(playlists.createStatement().execute("select count(*) from playlists.playlist"))
          .isTrue();
    }
  }

  @Test
  void given_a_second_system_when_stopped_then_no_process_of_it_is_left() {
    RunningSystem second =
        RunningSystem.startNew(BrokerKind.EMBEDDED, List.of("--only", "users,gateway"));
    List<ProcessHandle> processes = List.of(second.process("users-1"), second.process("gateway-1"));
    assertThat(second.http().get("/observe/health").status()).isEqualTo(200);

    second.stop();

    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(system.http().get("/observe/health").status()).isEqualTo(200);
  }

  private String[] login(String service) {
    java.net.URI uri = java.net.URI.create(system.databaseUri(service));
    String[] user = uri.getUserInfo().split(":", 2);
    return new String[] {
      "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), user[0], user[1]
    };
  }

  private static Connection open(String[] login) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", login[1]);
    properties.setProperty("password", login[2]);
    return DriverManager.getConnection(login[0], properties);
  }
}
