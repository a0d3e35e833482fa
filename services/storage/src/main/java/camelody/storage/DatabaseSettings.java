package camelody.storage;

import java.time.Duration;

/**
 * Bounds a service's use of its database.
 *
 * @param poolSize connections at the most, 1 or more
 * @param connectionTimeout how long a caller waits for a connection before the database counts as
 *     away; 250 ms or more
 * @param statementTimeout how long a statement may run before the server ends it
 */
public record DatabaseSettings(
    int poolSize, Duration connectionTimeout, Duration statementTimeout) {

  public static DatabaseSettings defaults() {
    return new DatabaseSettings(4, Duration.ofSeconds(3), Duration.ofSeconds(20));
  }
}
