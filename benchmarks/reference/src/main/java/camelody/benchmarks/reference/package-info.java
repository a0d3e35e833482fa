/**
 * The hub's two hot paths in bare code: what they cost when nothing but HTTP and the broker is
 * there. Bytes are prepared beforehand, nothing is checked, nothing can be configured.
 *
 * <pre>
 *   wrk ──HTTP──▶ ReferenceGateway ──reference.rpc────▶ ReferenceService   GET  /api/tracks
 *                                  ──reference.events─▶ three queues       POST /api/plays
 * </pre>
 */
@NullMarked
package camelody.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
