package camelody.catalogue;

import camelody.catalogue.ScanStore.Batch;
import camelody.catalogue.ScanStore.Change;
import camelody.catalogue.ScanStore.KnownFile;
import camelody.catalogue.ScanStore.Refused;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What a change of some tracks touches: where they were and where they are now.
 *
 * @param noTracksAnyMore tracks whose file is no music any more
 */
record Touched(
    Set<UUID> albums, Set<UUID> artists, Set<String> folders, Set<UUID> noTracksAnyMore) {

  private static final String PLACES =
      "select track_id, album_id, artist_id, album_artist_id, folder from track"
          + " where track_id = any(:ids)";
  private static final String NO_TRACKS =
      "select track_id from track where missing_since is null and path = any(:paths)";

  private static Touched nothing() {
    return new Touched(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
  }

  static Touched tracks(Handle handle, Set<UUID> ids) {
    Touched touched = nothing();
    touched.addPlaces(handle, ids);
    return touched;
  }

  static Touched by(Handle handle, Batch batch) {
    Touched touched = nothing();
    touched.addNoTracks(
        handle, batch.refused().stream().filter(Refused::isNoMusic).map(Refused::path).toList());
    touched.addPlaces(handle, touched.noTracksAnyMore());
    touched.addPlaces(
        handle,
        batch.changes().stream()
            .map(Change::known)
            .filter(Objects::nonNull)
            .map(KnownFile::trackId)
            .toList());
    batch.changes().forEach(change -> touched.add(change.track()));
    return touched;
  }

  boolean isNothing() {
    return albums.isEmpty();
  }

  private void add(ScannedTrack track) {
    albums.add(track.albumId().value());
    artists.add(track.artistId().value());
    artists.add(track.albumArtistId().value());
    folders.add(track.file().folder());
  }

  private void addNoTracks(Handle handle, List<String> paths) {
    if (!paths.isEmpty()) {
      noTracksAnyMore.addAll(
          handle
              .createQuery(NO_TRACKS)
              .bindArray("paths", String.class, paths)
              .mapTo(UUID.class)
              .list());
    }
  }

  private void addPlaces(Handle handle, Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      handle
          .createQuery(PLACES)
          .bindArray("ids", UUID.class, ids)
          .map(
              (row, context) -> {
                albums.add(row.getObject("album_id", UUID.class));
                artists.add(row.getObject("artist_id", UUID.class));
                artists.add(row.getObject("album_artist_id", UUID.class));
                return folders.add(row.getString("folder"));
              })
          .list();
    }
  }
}
