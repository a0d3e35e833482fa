/**
 * Takes reports of completed plays: accepted only once the broker has them.
 *
 * <pre>
 *   POST /api/plays ──▶ Gatekeeper ──▶ PlayReportTranslator ──▶ event:listening.track-played.v1
 *                                       one, or up to 100        persistent, mandatory, confirmed
 *   202 {"playId":"…"} ◀── confirmed          503, Retry-After ◀── returned, refused, broker away
 * </pre>
 */
@NullMarked
package camelody.gateway.routes.plays;

import org.jspecify.annotations.NullMarked;
