/**
 * Puts the audit log on the broker.
 *
 * <pre>
 *   activity.log (every event) ──▶ direct:activity.record ──▶ ActivityService
 *   jsonrpc:activity ────────────▶ direct:activity.list ────▶ ActivityService
 *   timer ────────────────────────────────────────────────▶ ActivityService.removeOld
 * </pre>
 */
@NullMarked
package camelody.activity.routes;

import org.jspecify.annotations.NullMarked;
