/**
 * Publishes and reads events: JSON-RPC notifications on a topic exchange (Publish-Subscribe
 * Channel).
 *
 * <pre>
 *   record ──▶ event:listening.track-played.v1 ──▶ camelody.events ──▶ history.listening
 *                                                               └────▶ statistics.listening …
 *   history.listening ──▶ EventTable ──▶ direct:history.recordPlays
 * </pre>
 */
@NullMarked
package camelody.messaging.events;

import org.jspecify.annotations.NullMarked;
