/**
 * Tells the teaching console what happens to the messages that this process sees.
 *
 * <pre>
 *   steps   ── TracedStep (InterceptStrategy) ─┐
 *   retries ── Retries (EventNotifier) ────────┼──▶ TraceRing ──▶ TraceSender ──▶ camelody.trace
 *   hops    ── TracedHops (Hops) ──────────────┘    bounded,       a thread and a connection
 *                                                   oldest go      of its own, batches
 * </pre>
 *
 * Only requests that the gateway's {@link camelody.messaging.teaching.Sampler} chose are told of,
 * and of their content only what the allow-list shows.
 */
@NullMarked
package camelody.messaging.teaching;

import org.jspecify.annotations.NullMarked;
