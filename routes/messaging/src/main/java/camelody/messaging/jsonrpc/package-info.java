/**
 * Reads and writes JSON-RPC 2.0, the language that all processes speak.
 *
 * <pre>
 *   bytes ──▶ Envelope.read ──▶ Single(RpcRequest) ─┐
 *                          ├──▶ Batch(members)     ─┼──▶ … ──▶ RpcReply ──▶ bytes
 *                          └──▶ Unreadable(fault)  ─┘
 * </pre>
 *
 * Ids, parameters and results are kept as the bytes that came, never parsed and written anew: what
 * a caller sent is what it gets back, and the gateway passes a result of 20 tracks without reading
 * it.
 */
@NullMarked
package camelody.messaging.jsonrpc;

import org.jspecify.annotations.NullMarked;
