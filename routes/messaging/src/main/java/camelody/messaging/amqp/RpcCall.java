package camelody.messaging.amqp;

import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A call on its way out.
 *
 * @param service the routing key
 * @param headers what travels with it: {@link RpcHeaders}
 * @param deadlineMillis epoch milliseconds after which nobody waits any longer
 * @param answer is given the reply or the fault, once, on the event loop
 */
public record RpcCall(
    String service,
    RpcRequest request,
    Map<String, Object> headers,
    long deadlineMillis,
    Consumer<RpcReply> answer) {}
