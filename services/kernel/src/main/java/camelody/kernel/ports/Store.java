package camelody.kernel.ports;

/** Stands for the one database schema of a service, as far as messaging needs to know it. */
public interface Store extends AutoCloseable {

  /**
   * Connects and migrates; may be called again until it succeeds.
   *
   * @throws StoreUnavailable while the database cannot be reached
   */
  void prepare();

  /** Tells, within a second, whether a statement can be run now. */
  boolean isReachable();

  EventOutbox outbox();

  OutcomeLedger outcomes();

  DeliveryLedger deliveries();

  @Override
  void close();
}
