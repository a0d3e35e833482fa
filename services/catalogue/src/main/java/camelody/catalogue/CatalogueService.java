package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.TrackId;
import camelody.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers what music there is, and where its bytes are. */
public final class CatalogueService {
  private final Tracks tracks;
  private final ScanStore scans;
  private final Covers covers;
  private final Path library;

  private CatalogueService(Tracks tracks, ScanStore scans, Covers covers, Path library) {
    this.tracks = tracks;
    this.scans = scans;
    this.covers = covers;
    this.library = library;
  }

  /**
   * Makes the service.
   *
   * @param library the folder that all paths are relative to
   * @param keptCovers where pictures taken out of audio files are kept
   */
  public static CatalogueService on(Database database, Path library, Path keptCovers, Clock clock) {
    return new CatalogueService(
        new PostgresTracks(database),
        new PostgresScanStore(database, clock),
        new Covers(library, keptCovers),
        library);
  }

  /** Makes the scanner that belongs to this service's library. */
  public LibraryScanner scanner(ScanSettings settings, Clock clock, Runnable onChange) {
    return new LibraryScanner(scans, settings, clock, onChange);
  }

  /** Lists tracks; an unknown genre or artist is an empty page, not an error. */
  public Outcome<Page<Track>> list(ListTracks query) {
    return Outcome.success(tracks.list(query));
  }

  public Outcome<Found> search(Search query) {
    String folded = Folding.fold(query.q());
    return Outcome.success(
        folded.isEmpty()
            ? new Found(List.of(), List.of(), List.of())
            : tracks.search(folded, query.limitOrDefault()));
  }

  public Outcome<Track> findTrack(FindTrack query) {
    return tracks.find(List.of(query.trackId())).stream()
        .findFirst()
        .map(Outcome::success)
        .orElseGet(() -> noTrack(query.trackId()));
  }

  /** Answers the tracks in the order asked for, and which ids nobody knows. */
  public Outcome<FoundTracks> findTracks(FindTracks query) {
    Map<TrackId, Track> found =
        tracks.find(query.trackIds()).stream()
            .collect(Collectors.toMap(Track::id, Function.identity()));
    return Outcome.success(
        new FoundTracks(
            query.trackIds().stream().filter(found::containsKey).map(found::get).toList(),
            query.trackIds().stream().filter(id -> !found.containsKey(id)).toList()));
  }

  public Outcome<AlbumWithTracks> findAlbum(FindAlbum query) {
    return tracks
        .album(query.albumId())
        .map(Outcome::success)
        .orElseGet(() -> noAlbum(query.albumId()));
  }

  public Outcome<ArtistWithAlbums> findArtist(FindArtist query) {
    return tracks
        .artist(query.artistId())
        .map(Outcome::success)
        .orElseGet(
            () -> Outcome.failure(ErrorKind.NOT_FOUND, "there is no artist " + query.artistId()));
  }

  public Outcome<Page<Album>> albums(ListAlbums query) {
    return Outcome.success(tracks.albums(query));
  }

  public Outcome<Page<Artist>> artists(ListArtists query) {
    return Outcome.success(tracks.artists(query));
  }

  /** Lists genres, the most used first; case and accents make no other genre. */
  public Outcome<Page<Genre>> genres(ListGenres query) {
    return Outcome.success(GenreCount.of(tracks.genres()).page(query.paging()));
  }

  /** Answers where a track's audio is; {@code NOT_FOUND} too when its file has just vanished. */
  public Outcome<Claim> openStream(OpenStream query) {
    return tracks
        .file(query.trackId())
        .flatMap(this::claim)
        .map(Outcome::success)
        .orElseGet(() -> noTrack(query.trackId()));
  }

  public Outcome<Claim> openCover(OpenCover query) {
    return coverFile(query)
        .flatMap(file -> covers.claim(file, query.size()))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.failure(ErrorKind.NOT_FOUND, "there is no cover for it"));
  }

  /** Deletes the oldest kept pictures beyond so many bytes. */
  public void tidyCovers(long maxBytes) {
    covers.tidy(maxBytes);
  }

  /** Asks for a scan and answers at once. */
  public Outcome<ScanRequested> scan(Caller caller, Scan command) {
    UUID by = caller instanceof Caller.User user ? user.userId().value() : null;
    return Outcome.success(new ScanRequested(scans.request(by)));
  }

  /** Tells how the last scan fares; the paths of unreadable files are for administrators. */
  public Outcome<ScanStatus> scanStatus(Caller caller, ShowScan query) {
    return Outcome.success(scans.status(query.paging(), caller.isAdministrator()));
  }

  /** Answers a number that grows with every change of the library. */
  public long generation() {
    return tracks.generation();
  }

  private Optional<Tracks.StoredFile> coverFile(OpenCover query) {
    TrackId trackId = query.trackId();
    if (trackId != null) {
      return tracks.file(trackId);
    }
    AlbumId albumId = query.albumId();
    return albumId == null ? Optional.empty() : tracks.coverFile(albumId);
  }

  private Optional<Claim> claim(Tracks.StoredFile file) {
    Path path = library.resolve(file.path());
    try {
      long size = Files.size(path);
      Instant modified = Files.getLastModifiedTime(path).toInstant();
      return Optional.of(
          new Claim(
              Claim.LIBRARY,
              file.path(),
              size,
              file.contentType(),
              EntityTag.of(file.path(), size, modified),
              modified));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static <T> Outcome<T> noTrack(TrackId id) {
    return Outcome.failure(ErrorKind.NOT_FOUND, "there is no track " + id);
  }

  private static <T> Outcome<T> noAlbum(AlbumId id) {
    return Outcome.failure(ErrorKind.NOT_FOUND, "there is no album " + id);
  }
}
