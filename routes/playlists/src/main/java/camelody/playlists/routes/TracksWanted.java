package camelody.playlists.routes;

import camelody.kernel.TrackId;
import java.util.Set;

/**
 * Asks the catalogue for many tracks at once: the params of {@code catalogue.findTracks}.
 *
 * @param trackIds each once, 500 at the most
 */
record TracksWanted(Set<TrackId> trackIds) {}
