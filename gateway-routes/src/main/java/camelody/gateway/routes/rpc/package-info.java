/**
 * Serves JSON-RPC 2.0 over HTTP, for any service that is bound to the broker, known here or not.
 *
 * <pre>
 *   POST /rpc ──▶ RpcBody ──┬─ one request ──▶ direct:gateway.rpcMember ──▶ jsonrpc:*
 *                           ├─ a batch ─────▶ split ═▶ direct:gateway.rpcMember … ═▶ [ …, … ]
 *                           └─ neither ─────▶ an error with id null
 * </pre>
 *
 * A JSON-RPC answer is always 200, an error too; notifications alone are answered 204.
 */
@NullMarked
package camelody.gateway.routes.rpc;

import org.jspecify.annotations.NullMarked;
