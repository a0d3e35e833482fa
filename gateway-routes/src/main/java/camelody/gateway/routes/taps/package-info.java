/**
 * Keeps what a wire tap could not deliver until it can (Guaranteed Delivery).
 *
 * <pre>
 *   direct:gateway.trackStarted ──▶ event:listening.track-started.v1
 *              │ broker away, returned, refused
 *              ▼  Dead Letter Channel
 *   direct:gateway.spool ──▶ Spool   data/spool/0/01890a5d….json   (a worker thread)
 *                              │
 *   timer ──▶ oldest letters ──┴──▶ event:listening.track-started.v1 ──▶ forgotten once confirmed
 * </pre>
 *
 * Each gateway locks a folder of its own; the folder of one that has died is emptied by a living
 * one. A letter keeps its event id, so that a second delivery counts for nothing.
 */
@NullMarked
package camelody.gateway.routes.taps;

import org.jspecify.annotations.NullMarked;
