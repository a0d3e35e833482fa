package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A track, as everybody sees it.
 *
 * @param durationSeconds with fractions, 0 when the file does not tell
 * @param bitRateKbps kilobits per second
 */
public record Track(
    TrackId id,
    String title,
    String artist,
    ArtistId artistId,
    String albumArtist,
    String album,
    AlbumId albumId,
    @Nullable Integer discNumber,
    @Nullable Integer trackNumber,
    @Nullable Integer year,
    List<String> genres,
    double durationSeconds,
    @Nullable Integer bitRateKbps,
    long sizeBytes,
    String contentType,
    Instant addedAt) {
  public Track {
    genres = List.copyOf(genres);
  }
}
