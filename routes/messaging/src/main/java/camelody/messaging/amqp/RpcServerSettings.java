package camelody.messaging.amqp;

import java.time.Duration;

/**
 * Bounds how many requests a worker takes and for how long it keeps them.
 *
 * @param prefetch how many requests the broker hands over before the first is acknowledged
 * @param deadlineDefault how long a request without a deadline may take
 * @param deadlineMax how far ahead a deadline may lie; a later one counts as this
 * @param bodyMaxBytes how large a request may be
 * @param durable whether the queue is declared durable; in a cluster it should not be (ADR 13)
 */
public record RpcServerSettings(
    int prefetch,
    Duration deadlineDefault,
    Duration deadlineMax,
    int bodyMaxBytes,
    boolean durable) {}
