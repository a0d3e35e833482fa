package camelody.statistics;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import org.jspecify.annotations.Nullable;

/**
 * Places a track in a chart; what it is called is a copy of the catalogue's, a day old at the most
 * while the catalogue answers.
 */
public record ChartTrack(
    TrackId trackId,
    String title,
    @Nullable String artist,
    @Nullable ArtistId artistId,
    @Nullable String album,
    @Nullable AlbumId albumId,
    long plays) {}
