package camelody.system.faults;

import camelody.system.RunningSystem;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/** Looks into the schema of one service, as the service itself would. */
final class Schema {
  private final RunningSystem system;
  private final String service;

  Schema(RunningSystem system, String service) {
    this.system = system;
    this.service = service;
  }

  Connection open() throws SQLException {
    URI uri = URI.create(system.databaseUri(service));
    String[] login = uri.getUserInfo().split(":", 2);
    Properties properties = new Properties();
    properties.setProperty("user", login[0]);
    properties.setProperty("password", login[1]);
    properties.setProperty("currentSchema", service);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), properties);
  }

  /** Answers the first column of all rows. */
  Set<String> texts(String query, Object... arguments) throws SQLException {
    try (Connection connection = open();
        PreparedStatement statement = prepare(connection, query, arguments);
        ResultSet rows = statement.executeQuery()) {
      Set<String> texts = new HashSet<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** Answers the number that a query makes. */
  long number(String query, Object... arguments) throws SQLException {
    try (Connection connection = open();
        PreparedStatement statement = prepare(connection, query, arguments);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void execute(String statement) throws SQLException {
    try (Connection connection = open()) {
      connection.createStatement().execute(statement);
    }
  }

  private static PreparedStatement prepare(Connection connection, String query, Object... arguments)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }
}
