package camelody.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.launcher.DataDirectory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final String[] INFRASTRUCTURE = {
    "--only", "broker,database", "--broker", "embedded", "--database", "embedded"
  };

  @TempDir private Path folder;

  @Test
  void given_a_killed_process_when_a_moment_passes_then_it_runs_again_and_all_can_be_stopped()
      throws Exception {
    List<ProcessHandle> processes;
    try (TestProcess supervisor = TestProcess.start(folder, StartCommand.class, INFRASTRUCTURE)) {
      long first = awaitReady("broker", 0);
      awaitReady("database", 0);
      ProcessHandle.of(first).orElseThrow().destroyForcibly();

      long second = awaitReady("broker", first);

      assertThat(second).isNotEqualTo(first);
      processes = processes(supervisor);
    }
    List<ProcessHandle> started = processes;
    assertThat(started).hasSizeGreaterThanOrEqualTo(3);
    await()
        .atMost(TestProcess.PATIENCE)
        .until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(postmaster()).isEmpty();
    assertThat(words()).as("nobody says that it is ready").isEmpty();
  }

  @Test
  void given_a_running_system_when_the_supervisor_is_killed_then_no_process_is_left()
      throws Exception {
    try (TestProcess supervisor = TestProcess.start(folder, StartCommand.class, INFRASTRUCTURE)) {
      awaitReady("broker", 0);
      awaitReady("database", 0);
      List<ProcessHandle> processes = processes(supervisor);

      supervisor.kill();

      await()
          .atMost(TestProcess.PATIENCE)
          .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
      await().atMost(TestProcess.PATIENCE).until(() -> postmaster().isEmpty());
    }
  }

  @Test
  void given_a_running_system_when_it_is_started_again_then_that_is_refused() throws Exception {
    try (TestProcess supervisor = TestProcess.start(folder, StartCommand.class, INFRASTRUCTURE)) {
      awaitReady("broker", 0);

      try (TestProcess second = TestProcess.start(folder, StartCommand.class, INFRASTRUCTURE)) {
        assertThat(second.awaitEnd()).isNotZero();
      }
      assertThat(Files.readString(folder.resolve("test-process.log"))).contains("runs already");
      assertThat(supervisor.isAlive()).isTrue();
    }
  }

  private List<ProcessHandle> processes(TestProcess supervisor) {
    Stream<ProcessHandle> started = ProcessHandle.of(supervisor.pid()).orElseThrow().descendants();
    return Stream.concat(started, postmaster().stream()).toList();
  }

  private long awaitReady(String instance, long notPid) {
    return await()
        .atMost(TestProcess.PATIENCE)
        .ignoreExceptions()
        .until(() -> pid(instance), pid -> pid != 0 && pid != notPid);
  }

  private long pid(String instance) throws Exception {
    String json =
        DataDirectory.read(new DataDirectory(folder).run(instance + ".json")).orElseThrow();
    return new ObjectMapper().readTree(json).path("pid").asLong();
  }

  private Optional<ProcessHandle> postmaster() {
    return LeftoverPostgres.of(folder.resolve("postgres"));
  }

  private List<Path> words() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      return files
          .filter(file -> !file.endsWith("supervisor.lock"))
          .filter(Files::isRegularFile)
          .toList();
    }
  }
}
