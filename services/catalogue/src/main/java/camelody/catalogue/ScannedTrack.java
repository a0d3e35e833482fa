package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that was read, ready to be stored.
 *
 * @param namesAlbumArtist whether the file tells the album's artist itself
 * @param cover none, embedded, or the path of a picture file beside it
 */
record ScannedTrack(
    LibraryFile file,
    String contentType,
    String fingerprint,
    String title,
    String artist,
    String albumArtist,
    boolean namesAlbumArtist,
    String album,
    @Nullable Integer discNumber,
    @Nullable Integer trackNumber,
    @Nullable Integer year,
    List<String> genres,
    double durationSeconds,
    @Nullable Integer bitRateKbps,
    String cover) {
  static final String NO_COVER = "none";
  static final String EMBEDDED_COVER = "embedded";

  ScannedTrack {
    genres = List.copyOf(genres);
  }

  ArtistId artistId() {
    return NameIds.artist(artist);
  }

  ArtistId albumArtistId() {
    return NameIds.artist(albumArtist);
  }

  AlbumId albumId() {
    return NameIds.album(albumArtist, album);
  }

  String search() {
    return searchText(title, artist, albumArtist, album);
  }

  /** Answers what a search looks through: folded, a blank before each word. */
  static String searchText(String title, String artist, String albumArtist, String album) {
    String artists = artist.equals(albumArtist) ? artist : artist + " " + albumArtist;
    return " " + Folding.fold(title + " " + artists + " " + album);
  }
}
