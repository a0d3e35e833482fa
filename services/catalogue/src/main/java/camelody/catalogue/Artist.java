package camelody.catalogue;

import camelody.kernel.ArtistId;

/**
 * An artist, without albums.
 *
 * @param trackCount tracks by this artist
 * @param albumCount albums of this artist, or with a track of theirs
 */
public record Artist(ArtistId id, String name, int trackCount, int albumCount) {}
