package camelody.statistics;

import camelody.kernel.UserId;
import java.util.List;

/**
 * Sums up what somebody listened to in a period.
 *
 * @param plays all plays, also of tracks that the catalogue does not know
 * @param seconds how long the known tracks among them last together
 * @param tracks how many different tracks were played
 * @param artists how many different artists are known to have been played
 * @param topTracks the ten played most, as are the artists and albums
 */
public record UserStatistics(
    UserId userId,
    Period period,
    long plays,
    long seconds,
    long tracks,
    long artists,
    List<ChartTrack> topTracks,
    List<ChartArtist> topArtists,
    List<ChartAlbum> topAlbums) {
  public UserStatistics {
    topTracks = List.copyOf(topTracks);
    topArtists = List.copyOf(topArtists);
    topAlbums = List.copyOf(topAlbums);
  }
}
