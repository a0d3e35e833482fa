package camelody.messaging.amqp;

import java.time.Duration;

/**
 * Bounds calls to other services.
 *
 * @param replyTimeout how long a call may take when nobody said less
 * @param pendingMax how many calls may wait for their replies at once
 * @param circuitOpen how long a service that stopped answering is left alone
 */
public record RpcSettings(Duration replyTimeout, int pendingMax, Duration circuitOpen) {}
