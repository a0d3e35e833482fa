package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.launcher.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each service a schema, a role that sees no other, and a random password in {@code
 * data/secrets/<service>.database-uri}. May be run again at any time.
 *
 * <p>Roles belong to the whole server, schemas to one database; so a role bears the database's name
 * too, and a schema says in its comment which system it belongs to.
 */
public final class Provisioning {
  /** The services that keep something. */
  public static final List<String> SERVICES =
      List.of("catalogue", "playlists", "users", "history", "statistics", "activity");

  private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);
  private static final long RETRY_MILLIS = 300;
  private static final int NAME_MAX_BYTES = 63;
  private static final String CONNECTION_EXCEPTION = "08";
  private static final String STARTING_UP = "57P03";

  private final DataDirectory data;
  private final URI administrator;

  /**
   * Prepares to provision.
   *
   * @param administrator {@code postgresql://user:password@host:port/database} of a role that may
   *     create roles, schemas and extensions
   */
  public Provisioning(DataDirectory data, String administrator) {
    this.data = data;
    this.administrator = URI.create(administrator);
  }

  public static void main(String[] arguments) throws Exception {
    ParentWatch.begin();
    Settings settings = Settings.load();
    DataDirectory data = new DataDirectory(settings.dataDirectory());
    while (!tryOnce(settings, data)) {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  /**
   * Provisions all services.
   *
   * @throws SQLException while the server is away, or if the administrator may not
   */
  public void run() throws SQLException {
    try (Connection connection = open(administrator.getUserInfo());
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists pg_trgm schema public");
      statement.execute("create extension if not exists unaccent schema public");
      statement.execute("revoke create on schema public from public");
      statement.execute("revoke all on database " + quoted(database()) + " from public");
      for (String service : SERVICES) {
        provision(connection, statement, service);
      }
    }
    LOG.info("provisioned {}", SERVICES);
  }

  private static boolean tryOnce(Settings settings, DataDirectory data) throws SQLException {
    Optional<String> address = address(settings, data);
    if (address.isEmpty()) {
      return false;
    }
    try {
      new Provisioning(data, address.get()).run();
      return true;
    } catch (SQLException failed) {
      if (!isAway(failed)) {
        throw failed;
      }
      LOG.info("no database yet: {}", failed.getMessage());
      return false;
    }
  }

  private static Optional<String> address(Settings settings, DataDirectory data) {
    String configured = settings.text("database.uri");
    return configured.isEmpty() || configured.equals("embedded")
        ? DataDirectory.read(data.run("database-uri"))
        : Optional.of(configured);
  }

  private static boolean isAway(SQLException failed) {
    String state = failed.getSQLState();
    return state != null && (state.startsWith(CONNECTION_EXCEPTION) || state.equals(STARTING_UP));
  }

  private void provision(Connection connection, Statement statement, String service)
      throws SQLException {
    claim(connection, service);
    String role = role(service);
    Path secret = data.secret(service + ".database-uri");
    Optional<String> known = DataDirectory.read(secret).filter(this::works);
    if (known.isEmpty()) {
      String password = Passwords.random();
      if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
        statement.execute("create role " + quoted(role) + " login");
      }
      statement.execute("alter role " + quoted(role) + " login password '" + password + "'");
      statement.execute("grant connect on database " + quoted(database()) + " to " + quoted(role));
      DataDirectory.write(secret, uri(role + ":" + password));
    }
    // An administrator who is no superuser must belong to the role to give it a schema.
    statement.execute("grant " + quoted(role) + " to current_user");
    statement.execute(
        "create schema if not exists " + quoted(service) + " authorization " + quoted(role));
    statement.execute("revoke all on schema " + quoted(service) + " from public");
    statement.execute(
        "comment on schema " + quoted(service) + " is 'camelody system " + data.systemId() + "'");
  }

  // PostgreSQL cuts names at 63 bytes, and two that were cut alike would be one role; what isn't a
  // plain letter would have to be escaped in an address.
  private String role(String service) {
    String name = database() + "_" + service;
    if (name.length() <= NAME_MAX_BYTES && name.matches("[A-Za-z0-9_]+")) {
      return name;
    }
    return "camelody_" + Integer.toHexString(database().hashCode()) + "_" + service;
  }

  // Two systems in one database would migrate, and read, one another's tables.
  private void claim(Connection connection, String service) throws SQLException {
    String owner =
        single(
            connection,
            "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?",
            service);
    String ours = "camelody system " + data.systemId();
    if (owner != null && !owner.equals(ours)) {
      throw new IllegalStateException(
          "schema "
              + service
              + " in database "
              + database()
              + " belongs to "
              + owner
              + ", this is "
              + ours
              + ": give this system a database of its own (--database)");
    }
  }

  private boolean works(String uri) {
    try (Connection connection = open(URI.create(uri).getUserInfo())) {
      return connection.isValid(2);
    } catch (SQLException refused) {
      return false;
    }
  }

  private Connection open(@Nullable String login) throws SQLException {
    Properties properties = new Properties();
    if (login != null) {
      String[] parts = login.split(":", 2);
      properties.setProperty("user", parts[0]);
      if (parts.length > 1) {
        properties.setProperty("password", parts[1]);
      }
    }
    properties.setProperty("connectTimeout", "5");
    return DriverManager.getConnection("jdbc:postgresql:" + afterLogin(), properties);
  }

  private String afterLogin() {
    String port = administrator.getPort() < 0 ? "" : ":" + administrator.getPort();
    String query = administrator.getRawQuery() == null ? "" : "?" + administrator.getRawQuery();
    return "//" + administrator.getHost() + port + administrator.getRawPath() + query;
  }

  private String uri(String login) {
    return "postgresql://" + login + "@" + afterLogin().substring(2);
  }

  private String database() {
    return administrator.getPath().substring(1);
  }

  private static boolean exists(Connection connection, String query, String argument)
      throws SQLException {
    return single(connection, query, argument) != null;
  }

  private static @Nullable String single(Connection connection, String query, String argument)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, argument);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
