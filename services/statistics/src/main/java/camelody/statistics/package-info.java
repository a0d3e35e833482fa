/**
 * Counts plays, each exactly once, and makes charts of the counts.
 *
 * <pre>
 *   TrackPlayed ──▶ countPlay ──▶ counted_play  (userId, playId): who has been counted
 *                            └──▶ track_plays   + 1 for the track on its day   } one statement
 *                            └──▶ track         a new track, to be asked about
 *
 *   timer ──▶ TrackCopies.claim ──▶ catalogue.findTracks ──▶ TrackCopies.keep ──▶ track
 *
 *   topTracks, topArtists, topAlbums ──▶ track_plays  ⋈ track      what names nobody
 *   ofUser, listeningByDay           ──▶ counted_play ⋈ track      what is a user's own
 * </pre>
 *
 * Counting never waits for the catalogue. A track that it does not know is counted and left out of
 * the charts until it is known.
 */
@NullMarked
package camelody.statistics;

import org.jspecify.annotations.NullMarked;
