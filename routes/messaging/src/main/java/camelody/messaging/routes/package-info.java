/**
 * Holds the routes that every bundle has, and how failures are answered.
 *
 * <pre>
 *   jsonrpc:catalogue ──▶ catalogue.rpcServer ──▶ MethodRouter ──▶ direct:catalogue.findTrack
 *                              └─ failure ──▶ RpcServerConfiguration ──▶ a fault as reply
 *
 *   history.listening ──▶ history.listening.consumer ──▶ EventRouter ──▶ direct:history.recordPlays
 *                              └─ failure ──▶ EventConsumerConfiguration ──▶ waits, or dead letter
 *
 *   timer ──▶ catalogue.outboxRelay ──▶ event:…
 * </pre>
 *
 * Use-case routes know nothing of failures: they bubble up to the route that took the message.
 */
@NullMarked
package camelody.messaging.routes;

import org.jspecify.annotations.NullMarked;
