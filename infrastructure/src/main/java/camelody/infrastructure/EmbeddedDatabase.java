package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a real PostgreSQL beside this process, on loopback, its data under {@code data/postgres}.
 * The administrator's address goes to {@code data/run/database-uri}.
 *
 * <p>This process is the server's guardian: it stops it when it is told to stop, and ends itself,
 * to be started again, when the server has died.
 */
public final class EmbeddedDatabase implements EmbeddedServer {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String ADMINISTRATOR = "postgres";
  private static final String DATABASE = "camelody";
  private static final Duration START = Duration.ofSeconds(60);

  private final DataDirectory data;
  private final Path folder;
  private final Path complete;
  private volatile @Nullable EmbeddedPostgres server;
  private volatile @Nullable ProcessHandle postmaster;
  private volatile boolean closing;

  public EmbeddedDatabase(DataDirectory data) {
    this.data = data;
    this.folder = data.root().resolve("postgres");
    this.complete = data.root().resolve("postgres-complete");
  }

  public static void main(String[] arguments) {
    EmbeddedProcess.run("database", EmbeddedDatabase::new);
  }

  /** Starts the server, made and given its password at the first start, and announces it. */
  @Override
  public void start() throws IOException, SQLException {
    Files.deleteIfExists(data.run("database-uri"));
    LeftoverPostgres.end(folder);
    putHalfMadeAside();
    String password = Passwords.keptIn(data.secret("postgres-password"));
    int port = KeptPort.in(data.root().resolve("postgres-port"));
    server = run(port, password);
    createDatabase(port, password);
    DataDirectory.write(complete, "");
    // Unpacking the server took memory that is not needed again.
    System.gc();
    watch();
    DataDirectory.write(
        data.run("database-uri"),
        "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(ADMINISTRATOR, password, port, DATABASE));
    LOG.info("the embedded PostgreSQL listens on 127.0.0.1:{}", port);
  }

  @Override
  public boolean isUp() {
    return LeftoverPostgres.of(folder).isPresent();
  }

  @Override
  public void close() {
    closing = true;
    EmbeddedPostgres running = server;
    try {
      Files.deleteIfExists(data.run("database-uri"));
      if (running != null) {
        running.close();
      }
      LeftoverPostgres.end(folder);
    } catch (IOException failed) {
      LOG.warn("the embedded PostgreSQL did not stop cleanly: {}", failed.toString());
    } finally {
      endPostmaster();
    }
  }

  // Without its folder, nothing but its pid leads to it.
  private void endPostmaster() {
    ProcessHandle process = postmaster;
    if (process != null && process.isAlive()) {
      LeftoverPostgres.end(process);
    }
  }

  // Killed while it made the cluster: nothing was kept yet, and initdb wants an empty folder.
  private void putHalfMadeAside() throws IOException {
    if (Files.exists(folder) && !Files.exists(complete)) {
      Path aside = Files.createTempDirectory(data.root(), "postgres-half-made-");
      Files.move(folder, aside.resolve("postgres"));
      LOG.warn("the first start was interrupted, beginning again; its remains are in {}", aside);
    }
  }

  // Small caches: it shares a laptop with ten JVMs. fsync stays on: what is committed is kept.
  private EmbeddedPostgres run(int port, String password) throws IOException {
    Path passwordFile = data.secret("postgres-password");
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setOverrideWorkingDirectory(PostgresBinaries.prepare(data).toFile())
            .setCleanDataDirectory(false)
            .setPort(port)
            .setPGStartupWait(START)
            .setConnectConfig("password", password)
            // Later words win over zonky's own "-A trust": nobody gets in without, from the start.
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString())
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("shared_buffers", "48MB")
            .setServerConfig("max_connections", "120")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on");
    if (Commands.isLinux()) {
      // Letters are letters and text sorts alike whatever LANG says.
      builder.setLocaleConfig("locale", "C.UTF-8");
    }
    return builder.start();
  }

  private static void createDatabase(int port, String password) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, ADMINISTRATOR, password);
        Statement statement = connection.createStatement();
        ResultSet there =
            statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
      if (!there.next()) {
        statement.execute("create database " + DATABASE);
      }
    }
  }

  private void watch() throws IOException {
    ProcessHandle running =
        LeftoverPostgres.of(folder)
            .orElseThrow(() -> new IOException("the embedded PostgreSQL has ended at once"));
    postmaster = running;
    EndOf.tell(
        running,
        () -> {
          if (!closing) {
            LOG.error("the embedded PostgreSQL has died");
            System.exit(1);
          }
        });
  }
}
