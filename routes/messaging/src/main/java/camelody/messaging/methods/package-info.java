/**
 * Says which methods a service answers. One table dispatches them and describes them.
 *
 * <pre>
 *   MethodTable ──▶ MethodRouter     params (bytes) ──▶ record ──▶ direct:service.useCase
 *          └──────▶ OpenRpcDocument  what rpc.discover answers
 * </pre>
 */
@NullMarked
package camelody.messaging.methods;

import org.jspecify.annotations.NullMarked;
