/**
 * The conformance kit: asks a running worker, in any language, what docs/protocol.md promises.
 *
 * <pre>
 *   Kit ──▶ Rule ──▶ Probe ──▶ Peer ──▶ camelody.rpc ──▶ &lt;service&gt;.rpc ──▶ worker
 *    │                           ▲                                           │
 *    ▼                           └──────────────── replies ◀─────────────────┘
 *   Finding: pass, fail with what was expected and what came, or not applicable
 * </pre>
 *
 * It reads only: it calls {@code rpc.discover}, methods that do not exist, and methods that the
 * worker's own description tags as reads.
 */
@NullMarked
package camelody.client.conform;

import org.jspecify.annotations.NullMarked;
