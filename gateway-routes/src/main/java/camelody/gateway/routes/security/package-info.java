/**
 * Refuses early who may not: a request that a service would refuse anyway needs no trip over the
 * broker. The services verify every token again; what is here saves work, it guards nothing alone.
 *
 * <pre>
 *   Authorization: Bearer … ──▶ Gatekeeper ──▶ TokenVerifier ──▶ Caller, or 401, or 403
 * </pre>
 */
@NullMarked
package camelody.gateway.routes.security;

import org.jspecify.annotations.NullMarked;
