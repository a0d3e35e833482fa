/**
 * Says what messaging needs of a service's store, so that neither knows the other.
 *
 * <pre>
 *   routes/messaging ──uses──▶ Store ◀──implements── services/storage
 *        OutboxRelayRoute  ──▶  EventOutbox      (Transactional Outbox)
 *        MethodRouter      ──▶  OutcomeLedger    (Idempotent Receiver, for writes)
 *        EventConsumer     ──▶  DeliveryLedger   (which event kills its consumer?)
 * </pre>
 */
@NullMarked
package camelody.kernel.ports;

import org.jspecify.annotations.NullMarked;
