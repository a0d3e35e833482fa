/**
 * Runs statistics: its methods over Request-Reply, its events as a Competing Consumer.
 *
 * <pre>
 *   statistics.rpc ──▶ statistics.rpcServer ──▶ statistics.topTracks, statistics.ofUser, …
 *
 *   statistics.listening ─┬─ listening.track-played.v1 ──▶ statistics.countPlays (Idempotent Receiver)
 *                         └─ users.user-deleted.v1     ──▶ statistics.forgetUser
 *
 *   timer ──▶ statistics.refreshTracks ──▶ jsonrpc:catalogue?method=findTracks ──▶ copies
 *   timer ──▶ statistics.foldOldDays
 *   timer ──▶ statistics.deleteOld
 * </pre>
 */
@NullMarked
package camelody.statistics.routes;

import org.jspecify.annotations.NullMarked;
