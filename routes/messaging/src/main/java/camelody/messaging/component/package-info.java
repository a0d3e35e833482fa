/**
 * Makes RPC and events look like any other endpoint to a Camel route.
 *
 * <pre>
 *   from("jsonrpc:catalogue")                       requests to this service (RpcServer)
 *   to("jsonrpc:catalogue?method=findTracks")       one call, asynchronous (RpcCaller)
 *   to("jsonrpc:*")                                 an RpcRequest to the service it names
 *   from("event:history.listening")                 a queue's events, in order (EventSubscription)
 *   to("event:listening.track-played.v1")           one event, confirmed (ConfirmedPublisher)
 * </pre>
 *
 * The stock component makes a thread wait, or start, for every reply, and has no batches; see the
 * decision records on the messaging component and on events in batches.
 */
@NullMarked
package camelody.messaging.component;

import org.jspecify.annotations.NullMarked;
