/**
 * Puts playlists on the broker: a route for each use case.
 *
 * <pre>
 *   jsonrpc:playlists ──▶ direct:playlists.create … ──▶ PlaylistsService
 *                    └──▶ direct:playlists.find ─────▶ PlaylistsService
 *                              └─ has entries ─▶ direct:playlists.enrich
 *                                                    └─ jsonrpc:catalogue?method=findTracks
 *                                                    └─ PlaylistEnricher (Content Enricher)
 *   playlists.users ──▶ direct:playlists.forgetUser ──▶ PlaylistsService
 * </pre>
 */
@NullMarked
package camelody.playlists.routes;

import org.jspecify.annotations.NullMarked;
