package camelody.kernel.ports;

/** Counts how often a redelivered event was begun, across all instances and their deaths. */
public interface DeliveryLedger {

  /**
   * Notes, in a transaction of its own, that an event is about to be handled.
   *
   * @return how often it was begun, this time included
   */
  int begin(String queue, String eventId);

  /** Tells whether an event was begun, and not ended since. */
  boolean isBegun(String queue, String eventId);

  /** Notes that whoever handled an event lived: it was handled, refused, or failed. */
  void end(String queue, String eventId);
}
