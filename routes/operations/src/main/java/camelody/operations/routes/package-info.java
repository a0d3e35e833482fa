/**
 * Runs operations: what administrators ask of the running system (Control Bus).
 *
 * <pre>
 *   operations.rpc ──▶ operations.rpcServer ─┬─ operations.workers, operations.queues
 *                                            ├─ operations.deadLetters, operations.deadLetter
 *                                            └─ operations.replay, operations.discard
 * </pre>
 *
 * It consumes no events and has no database.
 */
@NullMarked
package camelody.operations.routes;

import org.jspecify.annotations.NullMarked;
