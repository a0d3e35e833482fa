package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.Page;
import camelody.kernel.TrackId;
import java.util.List;
import java.util.Optional;

/** Keeps what a listener sees of the library; tracks whose file is missing are left out. */
interface Tracks {
  Page<Track> list(ListTracks query);

  List<Track> find(List<TrackId> ids);

  Optional<StoredFile> file(TrackId id);

  /** Finds the file whose picture stands for an album. */
  Optional<StoredFile> coverFile(AlbumId id);

  Page<Album> albums(ListAlbums query);

  Optional<AlbumWithTracks> album(AlbumId id);

  Page<Artist> artists(ListArtists query);

  Optional<ArtistWithAlbums> artist(ArtistId id);

  /** Answers which genres tracks have together, for each such combination. */
  List<GenresOfTracks> genres();

  Found search(String folded, int limit);

  /** Answers a number that grows with every change of the library. */
  long generation();

  /** How many tracks have exactly these genres. */
  record GenresOfTracks(List<String> genres, int trackCount) {}

  /**
   * A track's file.
   *
   * @param cover none, embedded, or the path of a picture file
   */
  record StoredFile(
      TrackId id,
      String path,
      long sizeBytes,
      long modifiedMillis,
      String contentType,
      String cover) {}
}
