package camelody.storage;

import camelody.kernel.ports.DeliveryLedger;
import camelody.kernel.ports.OutcomeLedger;
import camelody.kernel.ports.Store;
import camelody.kernel.ports.StoreUnavailable;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Opens a service's own schema: connections from a bounded pool, migrations, transactions.
 *
 * <p>Every method throws {@link StoreUnavailable} while the database is away; any other {@link
 * JdbiException} is a bug.
 */
public final class Database implements Store {
  private final String service;
  private final Supplier<String> uri;
  private final DatabaseSettings settings;
  private final Outbox outbox;
  private final StoredOutcomes outcomes;
  private final EventStarts deliveries;

  // One per database, not per class: a test opens several, and a transaction joins its own only.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();

  private volatile @Nullable HikariDataSource pool;
  private volatile @Nullable Jdbi jdbi;

  private record Transaction(Handle handle, List<Runnable> afterCommit) {}

  private Database(String service, Supplier<String> uri, DatabaseSettings settings, Clock clock) {
    this.service = service;
    this.uri = uri;
    this.settings = settings;
    this.outbox = new Outbox(this, clock);
    this.outcomes = new StoredOutcomes(this, clock);
    this.deliveries = new EventStarts(this);
  }

  /**
   * Describes a database without touching it; {@link #prepare()} connects.
   *
   * @param service names the schema, and the folder of migrations {@code camelody/<service>/
   *     migration} on the class path
   * @param uri answers {@code postgresql://user:password@host:port/database}; asked when needed,
   *     and may throw {@link StoreUnavailable} while it isn't known yet
   */
  public static Database open(
      String service, Supplier<String> uri, DatabaseSettings settings, Clock clock) {
    return new Database(service, uri, settings, clock);
  }

  @Override
  public synchronized void prepare() {
    if (jdbi != null) {
      return;
    }
    HikariDataSource opened = connect();
    try {
      Flyway.configure()
          .dataSource(opened)
          .schemas(service)
          .locations(
              "classpath:camelody/storage/migration",
              "classpath:camelody/" + service + "/migration")
          .load()
          .migrate();
    } catch (FlywayException failed) {
      opened.close();
      throw Outages.translate("migrate schema " + service, failed);
    }
    pool = opened;
    jdbi =
        Jdbi.create(opened)
            .registerArrayType(UUID.class, "uuid")
            .registerArrayType(OffsetDateTime.class, "timestamptz")
            .registerArrayType(LocalDate.class, "date");
  }

  /** Runs work in a transaction, joining the one this thread is in already. */
  public <T> T inTransaction(Function<Handle, T> work) {
    Transaction joined = current.get();
    return joined != null ? work.apply(joined.handle()) : apart(work);
  }

  /**
   * Runs work in a transaction of its own, whatever the thread is in already: it stays committed
   * when the outer one is rolled back. For what must be remembered of a refused call, such as a
   * failed login. It takes a second connection, and must not wait for a row that the outer one
   * holds.
   */
  public <T> T apart(Function<Handle, T> work) {
    List<Runnable> afterCommit = new ArrayList<>();
    T result;
    try (Handle own = jdbi().open()) {
      result = own.inTransaction(handle -> bound(new Transaction(handle, afterCommit), work));
    } catch (JdbiException failed) {
      throw Outages.translate("run a transaction in schema " + service, failed);
    }
    afterCommit.forEach(Runnable::run);
    return result;
  }

  /** Runs an action once the thread's transaction is committed; at once, outside of one. */
  public void afterCommit(Runnable action) {
    Transaction joined = current.get();
    if (joined == null) {
      action.run();
    } else {
      joined.afterCommit().add(action);
    }
  }

  public void useTransaction(Consumer<Handle> work) {
    inTransaction(
        handle -> {
          work.accept(handle);
          return true;
        });
  }

  /**
   * Runs one statement that changes something, in the thread's transaction if it is in one; else
   * the statement is a transaction by itself. That saves a hot path the round trip of the commit.
   */
  public <T> T inOneStatement(Function<Handle, T> statement) {
    return read(statement);
  }

  /** Runs a query, in the thread's transaction if it is in one. */
  public <T> T read(Function<Handle, T> query) {
    Transaction joined = current.get();
    if (joined != null) {
      return query.apply(joined.handle());
    }
    try {
      return jdbi().withHandle(query::apply);
    } catch (JdbiException failed) {
      throw Outages.translate("read schema " + service, failed);
    }
  }

  @Override
  public boolean isReachable() {
    try {
      return read(handle -> handle.createQuery("select true").mapTo(Boolean.class).one());
    } catch (StoreUnavailable away) {
      return false;
    }
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public OutcomeLedger outcomes() {
    return outcomes;
  }

  @Override
  public DeliveryLedger deliveries() {
    return deliveries;
  }

  @Override
  public void close() {
    HikariDataSource open = pool;
    if (open != null) {
      open.close();
    }
  }

  private <T> T bound(Transaction transaction, Function<Handle, T> work) {
    Transaction outer = current.get();
    current.set(transaction);
    try {
      return work.apply(transaction.handle());
    } finally {
      restore(outer);
    }
  }

  private void restore(@Nullable Transaction outer) {
    if (outer == null) {
      current.remove();
    } else {
      current.set(outer);
    }
  }

  private Jdbi jdbi() {
    Jdbi opened = jdbi;
    if (opened == null) {
      throw new StoreUnavailable("schema " + service + " has not been prepared yet", null);
    }
    return opened;
  }

  private HikariDataSource connect() {
    HikariConfig config = new HikariConfig();
    config.setPoolName(service);
    config.setJdbcUrl(JdbcUrl.of(uri.get()));
    config.setSchema(service);
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(settings.connectionTimeout().toMillis());
    // A password in an exception's text would end in a log: Hikari keeps it apart from the URL.
    config.addDataSourceProperty("ApplicationName", "camelody-" + service);
    config.addDataSourceProperty(
        "options", "-c statement_timeout=" + settings.statementTimeout().toMillis());
    // Connections that died with the server must not hold a caller for the operating system's
    // patience.
    config.addDataSourceProperty(
        "socketTimeout", settings.statementTimeout().plusSeconds(5).toSeconds());
    config.addDataSourceProperty("connectTimeout", settings.connectionTimeout().toSeconds());
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException failed) {
      throw Outages.translate("connect to schema " + service, failed);
    }
  }
}
