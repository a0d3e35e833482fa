/**
 * Collects what all processes tell of their messages, and serves it to the pages of the teaching
 * console.
 *
 * <pre>
 *   camelody.trace ──▶ TraceCollector ──▶ CauseOrder ──▶ EventRing ──▶ Browsers     /teach/events
 *                                           cause first    numbered ├─▶ TraceQueries /teach/api/traces
 *   camelody.control ◀──▶ SystemWatch, RouteCatalogue               └─  /teach/api/topology, routes
 * </pre>
 *
 * Each gateway collects for itself; all of them are told the same.
 */
@NullMarked
package camelody.gateway.routes.teaching;

import org.jspecify.annotations.NullMarked;
