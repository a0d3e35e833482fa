/**
 * Keeps playlists: who owns them, what they hold and in which order.
 *
 * <pre>
 *   PlaylistsService ──▶ Playlist (pure: inserting, removing, moving) ──▶ Playlists
 *                                                                            ▲
 *                                              PostgresPlaylists ──implements┘──▶ PostgreSQL
 *        └─ PlaylistEvent, stored in the same transaction (Transactional Outbox)
 * </pre>
 */
@NullMarked
package camelody.playlists;

import org.jspecify.annotations.NullMarked;
