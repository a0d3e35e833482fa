package camelody.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class an empty database of its own on one embedded PostgreSQL per JVM.
 *
 * <pre>{@code
 * @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();
 * … Database.open("catalogue", POSTGRES::uri, …)
 * }</pre>
 */
public final class PostgresExtension implements BeforeAllCallback {
  private static @Nullable EmbeddedPostgres server;

  private @Nullable String database;

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
    execute("postgres", "create database " + name);
    execute(name, "create extension pg_trgm; create extension unaccent");
    database = name;
  }

  /** Answers {@code postgresql://postgres@localhost:PORT/NAME}. */
  public String uri() {
    return "postgresql://postgres@localhost:" + server().getPort() + "/" + database;
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = server().getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().start();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return server;
  }
}
