package camelody.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir private Path folder;

  @Test
  void given_rows_when_guardian_and_server_are_killed_then_they_are_there_after_the_next_start()
      throws Exception {
    try (TestProcess database = start()) {
      String uri = database.awaitReady("database.json", "database-uri");
      execute(uri, "create table kept (number int)");
      execute(uri, "insert into kept select generate_series(1, 100)");
      database.kill();
    }
    assertThat(postmaster()).as("outlives its guardian").isPresent();

    try (TestProcess database = start()) {
      String uri = database.awaitReady("database.json", "database-uri");
      assertThat(single(uri, "select count(*) from kept")).isEqualTo("100");

      // Now the server itself: its guardian ends too, to be started again by the supervisor.
      postmaster().orElseThrow().destroyForcibly();
      assertThat(database.awaitEnd()).isNotZero();
    }

    try (TestProcess database = start()) {
      String uri = database.awaitReady("database.json", "database-uri");
      assertThat(single(uri, "select count(*) from kept")).isEqualTo("100");
      assertThat(single(uri, "show fsync")).isEqualTo("on");
    }
    await().atMost(TestProcess.PATIENCE).until(() -> postmaster().isEmpty());
  }

  @Test
  void given_a_first_start_that_was_killed_while_unpacking_when_started_again_then_it_works()
      throws Exception {
    try (TestProcess database = start()) {
      await().atMost(TestProcess.PATIENCE).until(this::isUnpacking);
      database.kill();
    }

    try (TestProcess database = start()) {
      String uri = database.awaitReady("database.json", "database-uri");

      assertThat(single(uri, "select 1")).isEqualTo("1");
      assertThat(Files.getPosixFilePermissions(folder.resolve("postgres-binaries")))
          .as("nobody else can exchange the programs")
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void given_the_first_start_when_somebody_has_no_password_then_the_server_refuses()
      throws Exception {
    try (TestProcess database = start()) {
      URI uri = URI.create(database.awaitReady("database.json", "database-uri"));
      String url = "jdbc:postgresql://127.0.0.1:" + uri.getPort() + uri.getPath();

      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
      assertThat(single(uri.toString(), "show password_encryption")).isEqualTo("scram-sha-256");
    }
  }

  @Test
  void given_provisioned_services_when_playlists_reads_users_then_it_is_refused() throws Exception {
    try (TestProcess database = start()) {
      String administrator = database.awaitReady("database.json", "database-uri");
      DataDirectory data = new DataDirectory(folder);
      new Provisioning(data, administrator).run();
      String users = secret(data, "users");
      execute(users, "create table users.accounts (name text)");
      String playlists = secret(data, "playlists");

      assertThatThrownBy(() -> single(playlists, "select count(*) from users.accounts"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied for schema users");
      assertThatThrownBy(() -> execute(playlists, "create table public.mine (name text)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied for schema public");
      assertThat(single(playlists, "select public.unaccent('Dvořák')")).isEqualTo("Dvorak");

      new Provisioning(data, administrator).run();
      assertThat(secret(data, "playlists")).as("provisioning may be repeated").isEqualTo(playlists);
    }
  }

  @Test
  void given_two_systems_on_one_server_when_each_is_provisioned_then_they_are_apart()
      throws Exception {
    try (TestProcess database = start()) {
      String first = database.awaitReady("database.json", "database-uri");
      execute(first, "create database other");
      String second = first.substring(0, first.lastIndexOf('/')) + "/other";
      DataDirectory here = new DataDirectory(folder);
      DataDirectory there = new DataDirectory(folder.resolve("other"));

      new Provisioning(here, first).run();
      new Provisioning(there, second).run();

      assertThat(single(secret(here, "users"), "select current_database()")).isEqualTo("camelody");
      assertThat(single(secret(there, "users"), "select current_database()")).isEqualTo("other");
      String astray = secret(here, "users").replaceAll("/camelody$", "/other");
      assertThatThrownBy(() -> single(astray, "select 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied for database");
      assertThatThrownBy(() -> new Provisioning(there, first).run())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("database of its own");
    }
  }

  // Links are what an unpacking that begins again stumbles over.
  private boolean isUnpacking() throws IOException {
    Path binaries = folder.resolve("postgres-binaries");
    if (!Files.exists(binaries)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(binaries)) {
      return files.anyMatch(Files::isSymbolicLink);
    } catch (UncheckedIOException vanished) {
      return false;
    }
  }

  private TestProcess start() throws Exception {
    return TestProcess.start(folder, EmbeddedDatabase.class);
  }

  private java.util.Optional<ProcessHandle> postmaster() {
    return LeftoverPostgres.of(folder.resolve("postgres"));
  }

  private static String secret(DataDirectory data, String service) {
    return DataDirectory.read(data.secret(service + ".database-uri")).orElseThrow();
  }

  private static void execute(String uri, String sql) throws SQLException {
    try (Connection connection = connect(uri);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(String uri, String sql) throws SQLException {
    try (Connection connection = connect(uri);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(String address) throws SQLException {
    URI uri = URI.create(address);
    String[] login = uri.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + uri.getPort() + uri.getPath(), login[0], login[1]);
  }
}
