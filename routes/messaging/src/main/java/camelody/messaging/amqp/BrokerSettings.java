package camelody.messaging.amqp;

import java.time.Duration;

/**
 * Bounds the connection to the broker.
 *
 * @param connectTimeout how long one attempt may take
 * @param reconnectDelayMax how long at the most to wait between two attempts; the wait starts at
 *     100 ms and doubles
 * @param heartbeat after twice this silence the connection counts as dead
 */
public record BrokerSettings(
    Duration connectTimeout, Duration reconnectDelayMax, Duration heartbeat) {}
