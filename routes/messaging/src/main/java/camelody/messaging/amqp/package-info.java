/**
 * Talks AMQP 0-9-1: one connection, owned by one event loop.
 *
 * <pre>
 *   Broker ── connects, declares Topology, reconnects ──▶ tells each ConnectionListener
 *     ├─ RpcCaller           requests out, replies in (Request-Reply, Correlation Identifier)
 *     ├─ RpcServer           requests in, replies out (Competing Consumers, Return Address)
 *     ├─ EventSubscription   events in (Durable Subscriber)
 *     ├─ ConfirmedPublisher  events out, confirmed (Guaranteed Delivery)
 *     └─ ControlBus          broadcasts in and out (Control Bus)
 * </pre>
 *
 * Tables of pending calls and publishes are touched on the event loop only, so nothing is locked;
 * and nothing that runs there may block. What has to wait for the broker (declaring, opening a
 * channel) runs on the connector thread.
 */
@NullMarked
package camelody.messaging.amqp;

import org.jspecify.annotations.NullMarked;
