package camelody.users;

import java.time.Duration;

/**
 * Bounds what users may do. The defaults are those of {@code config/application.properties}.
 *
 * @param tokenLifetime how long a token lives that nobody revokes
 * @param refreshLifetime how long a session lives after its last renewal
 * @param sessionsPerUser how many live sessions a user may have; the one idle longest ends first
 * @param favouritesPerUser how many things a user may star or rate
 */
public record UsersSettings(
    Argon2 argon2,
    Hashing hashing,
    Attempts attempts,
    Registrations registrations,
    Keys keys,
    Duration tokenLifetime,
    Duration refreshLifetime,
    int sessionsPerUser,
    int favouritesPerUser) {

  /** The parameters of Argon2id (RFC 9106); an older hash is renewed at the next login. */
  public record Argon2(int memoryKib, int iterations, int parallelism) {
    public Argon2 {
      atLeast("users.argon2.parallelism", 1, parallelism);
      atLeast("users.argon2.iterations", 1, iterations);
      atLeast("users.argon2.memory-kib", 8 * parallelism, memoryKib);
    }
  }

  /**
   * Keeps a flood of logins from eating the machine.
   *
   * @param concurrent how many passwords are hashed at a time
   * @param waiting how many more may wait for their turn
   * @param patience how long they wait
   */
  public record Hashing(int concurrent, int waiting, Duration patience) {
    public Hashing {
      atLeast("users.hashing.concurrent", 1, concurrent);
      atLeast("users.hashing.waiting", 0, waiting);
    }
  }

  /**
   * Bounds failed logins within a sliding window.
   *
   * @param perAccountAndAddress for one account from one address
   * @param perAccount for one account from all addresses that its owner never logged in from
   * @param perAddress for all accounts from one address
   */
  public record Attempts(
      Duration window, int perAccountAndAddress, int perAccount, int perAddress) {
    public Attempts {
      atLeast("users.login.attempts-per-account-and-address", 1, perAccountAndAddress);
      atLeast("users.login.attempts-per-account", 1, perAccount);
      atLeast("users.login.attempts-per-address", 1, perAddress);
    }
  }

  /**
   * Bounds new accounts within a sliding window.
   *
   * @param perAddress how many an address may make
   */
  public record Registrations(Duration window, int perAddress) {
    public Registrations {
      atLeast("users.registrations.per-address", 1, perAddress);
    }
  }

  /**
   * Says when keys change.
   *
   * @param rotation after how long another key signs
   * @param publishedAhead how long a key is known to everybody before it signs
   */
  public record Keys(Duration rotation, Duration publishedAhead) {
    public Keys {
      if (publishedAhead.isNegative() || publishedAhead.multipliedBy(2).compareTo(rotation) > 0) {
        throw new IllegalArgumentException(
            "users.keys.published-ahead-millis: expected at most half of"
                + " users.keys.rotation-millis, came "
                + publishedAhead.toMillis()
                + " of "
                + rotation.toMillis());
      }
    }
  }

  public UsersSettings {
    atLeast("users.sessions.per-user", 1, sessionsPerUser);
    atLeast("users.favourites.per-user", 1, favouritesPerUser);
  }

  private static void atLeast(String key, int least, int came) {
    if (came < least) {
      throw new IllegalArgumentException(key + ": expected " + least + " or more, came " + came);
    }
  }
}
