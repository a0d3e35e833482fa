/**
 * Runs history: its methods over Request-Reply, its events as a Competing Consumer.
 *
 * <pre>
 *   history.rpc ──▶ history.rpcServer ──▶ history.recent, history.nowPlaying, history.forget
 *
 *   history.listening ─┬─ listening.track-played.v1  ──▶ history.recordPlays  (Idempotent Receiver)
 *                      ├─ listening.track-started.v1 ──▶ history.noteStart
 *                      └─ users.user-deleted.v1      ──▶ history.forgetUser
 *
 *   timer ──▶ history.deleteOld
 * </pre>
 */
@NullMarked
package camelody.history.routes;

import org.jspecify.annotations.NullMarked;
