/**
 * Tests the whole system: real processes, a real broker, a real database, over HTTP and AMQP only.
 *
 * <pre>
 *   @OnBothBrokers class …IT ──▶ RunningSystem ──▶ ./start.sh --detach --data … --port … --broker …
 *                                     └─ BrokerKind.EMBEDDED | BrokerKind.RABBITMQ (a private node)
 * </pre>
 */
@NullMarked
package camelody.system;

import org.jspecify.annotations.NullMarked;
