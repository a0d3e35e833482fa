/**
 * Remembers what each user played and is playing.
 *
 * <pre>
 *   TrackPlayed  ──▶ recordPlay ──▶ play          (userId, playId): a duplicate changes nothing
 *   TrackStarted ──▶ noteStart  ──▶ latest_start  the newest one of each user
 *   UserDeleted  ──▶ forgetUser ──▶ deleted_user  and the user's rows go
 *
 *   recent, nowPlaying ──▶ HistoryService ──▶ Page
 *   forget             ──▶ HistoryService ──▶ the play's identity stays, what was played goes
 * </pre>
 *
 * Events come in any order and up to 14 days late; only their own times count.
 */
@NullMarked
package camelody.history;

import org.jspecify.annotations.NullMarked;
