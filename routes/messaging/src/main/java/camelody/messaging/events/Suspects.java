package camelody.messaging.events;

import camelody.kernel.ports.DeliveryLedger;
import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.amqp.Delivery;

/**
 * Knows the events that may kill whoever handles them: they were begun before, and never ended.
 *
 * <p>They are handled when nothing else waits. So their neighbours do not wait for them; and when a
 * process is ended from outside again and again, that is not held against the one event that each
 * of its successors would begin with.
 */
public final class Suspects {
  private final DeliveryLedger ledger;

  public Suspects(DeliveryLedger ledger) {
    this.ledger = ledger;
  }

  /** Tells whether an event is one; while nobody knows, it is none. */
  public boolean include(String queue, Delivery event) {
    try {
      return ledger.isBegun(queue, IncomingEvent.read(event).id());
    } catch (NotReadable | StoreUnavailable unknown) {
      return false;
    }
  }
}
