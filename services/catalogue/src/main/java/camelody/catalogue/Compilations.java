package camelody.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Keeps an album in one piece whose files name no album artist.
 *
 * <pre>
 *   one folder, one album title, by …
 *     Nina Simone, Nina Simone              Nina Simone's album
 *     Nina Simone, Nina Simone feat. Miles  Nina Simone's album too
 *     Nina Simone, Miles Davis              one album by Various Artists
 * </pre>
 */
final class Compilations {
  static final String VARIOUS_ARTISTS = "Various Artists";

  private static final Pattern GUESTS =
      Pattern.compile("\\s+[(\\[]?(?:feat|ft|featuring)\\b.*", Pattern.CASE_INSENSITIVE);

  private static final String ALBUMS =
      "select folder, album_key, array_agg(distinct artist) as artists,"
          + " array_agg(distinct album_artist_id) as album_artist_ids from track"
          + " where missing_since is null and not names_album_artist and folder = any(:folders)"
          + " group by folder, album_key";

  private static final String TRACKS =
      "select track_id, title, artist, artist_id, album, album_id, album_artist_id from track"
          + " where missing_since is null and not names_album_artist and folder = :folder"
          + " and album_key = :album and album_artist_id <> :settled";

  private static final String UPDATE =
      "update track set album_artist = :artist, album_artist_id = :artistId, album_id = :albumId,"
          + " search = :search where track_id = :id";

  private record AlbumInFolder(String folder, String key, List<String> artists, Set<UUID> stored) {}

  private Compilations() {}

  /**
   * Looks at the albums in some folders again.
   *
   * @param albums gets those that lost or won tracks
   * @param artists gets those who lost or won albums
   */
  static void settle(Handle handle, Set<String> folders, Set<UUID> albums, Set<UUID> artists) {
    List<AlbumInFolder> inFolders =
        handle
            .createQuery(ALBUMS)
            .bindArray("folders", String.class, folders)
            .map((row, context) -> albumInFolder(row))
            .list();
    for (AlbumInFolder album : inFolders) {
      String artist = albumArtist(album.artists());
      if (!album.stored().equals(Set.of(NameIds.artist(artist).value()))) {
        rename(handle, album, artist, albums, artists);
      }
    }
  }

  /** Answers whose album it is, the artists of its tracks being known. */
  static String albumArtist(List<String> artists) {
    if (distinct(artists.stream()) == 1) {
      return first(artists.stream());
    }
    List<String> leaders =
        artists.stream().map(artist -> GUESTS.matcher(artist).replaceFirst("")).toList();
    return distinct(leaders.stream()) == 1 ? first(leaders.stream()) : VARIOUS_ARTISTS;
  }

  private static void rename(
      Handle handle, AlbumInFolder album, String albumArtist, Set<UUID> albums, Set<UUID> artists) {
    UUID artistId = NameIds.artist(albumArtist).value();
    artists.add(artistId);
    PreparedBatch update = handle.prepareBatch(UPDATE);
    handle
        .createQuery(TRACKS)
        .bind("folder", album.folder())
        .bind("album", album.key())
        .bind("settled", artistId)
        .map(
            (row, context) -> {
              String title = row.getString("album");
              UUID albumId = NameIds.album(albumArtist, title).value();
              albums.add(row.getObject("album_id", UUID.class));
              albums.add(albumId);
              artists.add(row.getObject("artist_id", UUID.class));
              artists.add(row.getObject("album_artist_id", UUID.class));
              return update
                  .bind("id", row.getObject("track_id", UUID.class))
                  .bind("artist", albumArtist)
                  .bind("artistId", artistId)
                  .bind("albumId", albumId)
                  .bind(
                      "search",
                      ScannedTrack.searchText(
                          row.getString("title"), row.getString("artist"), albumArtist, title))
                  .add();
            })
        .list();
    if (update.size() > 0) {
      update.execute();
    }
  }

  private static AlbumInFolder albumInFolder(ResultSet row) throws SQLException {
    return new AlbumInFolder(
        row.getString("folder"),
        row.getString("album_key"),
        List.of((String[]) row.getArray("artists").getArray()),
        Arrays.stream((UUID[]) row.getArray("album_artist_ids").getArray())
            .collect(Collectors.toSet()));
  }

  private static long distinct(Stream<String> names) {
    return names.map(Folding::fold).distinct().count();
  }

  private static String first(Stream<String> names) {
    return names.min(Comparator.naturalOrder()).orElseThrow();
  }
}
