/**
 * Keeps the audit log: who did what, and when.
 *
 * <pre>
 *   every event ──▶ ActivityService.record ──▶ AllowedDetails ──▶ PostgresActivities
 *   administrator ──▶ ActivityService.list ◀── newest first ──────────┘
 * </pre>
 */
@NullMarked
package camelody.activity;

import org.jspecify.annotations.NullMarked;
