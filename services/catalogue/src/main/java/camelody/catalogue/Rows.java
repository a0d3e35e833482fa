package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.TrackId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads rows, and binds what a question filters by. */
final class Rows {
  /** The columns that {@link #track} reads; a list of them stays true when a table gets more. */
  static final String TRACK =
      "track_id, title, artist, artist_id, album_artist, album, album_id, disc_number, track_number,"
          + " year, genres, duration_seconds, bit_rate_kbps, size_bytes, content_type, added_at";

  static final String FILE = "track_id, path, size_bytes, modified_millis, content_type, cover";

  static final String ALBUM =
      "album_id, title, artist, artist_id, year, genres, track_count, duration_seconds, added_at";

  static final String ARTIST = "artist_id, name, track_count, album_count";

  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Conditions that were asked for, with their values. */
  static final class Bound {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Bound and(String condition, String name, @Nullable Object value) {
      if (value != null) {
        sql.append(condition);
        values.put(name, value);
      }
      return this;
    }

    String sql() {
      return sql.toString();
    }

    Query bind(Query query) {
      values.forEach(
          (name, value) -> {
            if (value instanceof String[] array) {
              query.bindArray(name, String.class, (Object[]) array);
            } else {
              query.bind(name, value);
            }
          });
      return query;
    }
  }

  private Rows() {}

  static Track track(ResultSet row) throws SQLException {
    return new Track(
        new TrackId(row.getObject("track_id", UUID.class)),
        row.getString("title"),
        row.getString("artist"),
        new ArtistId(row.getObject("artist_id", UUID.class)),
        row.getString("album_artist"),
        row.getString("album"),
        new AlbumId(row.getObject("album_id", UUID.class)),
        integer(row, "disc_number"),
        integer(row, "track_number"),
        integer(row, "year"),
        texts(row, "genres"),
        row.getDouble("duration_seconds"),
        integer(row, "bit_rate_kbps"),
        row.getLong("size_bytes"),
        row.getString("content_type"),
        instant(row, "added_at"));
  }

  static Tracks.StoredFile file(ResultSet row) throws SQLException {
    return new Tracks.StoredFile(
        new TrackId(row.getObject("track_id", UUID.class)),
        row.getString("path"),
        row.getLong("size_bytes"),
        row.getLong("modified_millis"),
        row.getString("content_type"),
        row.getString("cover"));
  }

  static Album album(ResultSet row) throws SQLException {
    return new Album(
        new AlbumId(row.getObject("album_id", UUID.class)),
        row.getString("title"),
        row.getString("artist"),
        new ArtistId(row.getObject("artist_id", UUID.class)),
        integer(row, "year"),
        texts(row, "genres"),
        row.getInt("track_count"),
        row.getDouble("duration_seconds"),
        instant(row, "added_at"));
  }

  static Artist artist(ResultSet row) throws SQLException {
    return new Artist(
        new ArtistId(row.getObject("artist_id", UUID.class)),
        row.getString("name"),
        row.getInt("track_count"),
        row.getInt("album_count"));
  }

  static Tracks.GenresOfTracks genres(ResultSet row) throws SQLException {
    return new Tracks.GenresOfTracks(texts(row, "genres"), row.getInt("track_count"));
  }

  static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
