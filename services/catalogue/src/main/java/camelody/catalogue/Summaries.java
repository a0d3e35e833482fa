package camelody.catalogue;

import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Counts albums and artists anew whose tracks have changed. */
final class Summaries {
  private static final String ALBUMS =
      "insert into album (album_id, title, artist, artist_id, year, genres, genres_key, track_count,"
          + " duration_seconds, added_at, title_key, artist_key, search)"
          + " select album_id, min(album), min(album_artist), (array_agg(album_artist_id))[1], min(year),"
          + " array(select distinct g from track t2, unnest(t2.genres) g where t2.album_id = t.album_id"
          + " and t2.missing_since is null order by g limit 10),"
          + " array(select distinct g from track t2, unnest(t2.genres_key) g where t2.album_id = t.album_id"
          + " and t2.missing_since is null),"
          + " count(*), sum(duration_seconds), min(added_at), min(album_key), min(album_artist), ''"
          + " from track t where missing_since is null and album_id = any(:ids) group by album_id"
          + " on conflict (album_id) do update set title = excluded.title, artist = excluded.artist,"
          + " year = excluded.year, genres = excluded.genres, genres_key = excluded.genres_key,"
          + " track_count = excluded.track_count, duration_seconds = excluded.duration_seconds,"
          + " title_key = excluded.title_key, artist_key = excluded.artist_key";

  private static final String ARTISTS =
      "insert into artist (artist_id, name, track_count, album_count, name_key, search)"
          + " select id, min(name), count(distinct track_id) filter (where performs),"
          + " count(distinct album_id), '', '' from"
          + " (select artist_id as id, artist as name, track_id, album_id, true as performs from track"
          + " where missing_since is null and artist_id = any(:ids) union all"
          + " select album_artist_id, album_artist, track_id, album_id, false from track"
          + " where missing_since is null and album_artist_id = any(:ids)) credits group by id"
          + " on conflict (artist_id) do update set name = excluded.name,"
          + " track_count = excluded.track_count, album_count = excluded.album_count";

  private Summaries() {}

  static void refresh(Handle handle, Set<UUID> albums, Set<UUID> artists) {
    run(handle, ALBUMS, albums);
    run(handle, ARTISTS, artists);
    forgetEmpty(handle, "album", "album_id", albums);
    forgetEmptyArtists(handle, artists);
    fold(handle, albums, artists);
  }

  // Folding is Java's; the database only keeps its result.
  private static void fold(Handle handle, Set<UUID> albums, Set<UUID> artists) {
    var foldedAlbums =
        handle.prepareBatch(
            "update album set title_key = :title, artist_key = :artist, search = :search"
                + " where album_id = :id");
    handle
        .createQuery("select album_id, title, artist from album where album_id = any(:ids)")
        .bindArray("ids", UUID.class, albums)
        .map(
            (row, context) ->
                foldedAlbums
                    .bind("id", row.getObject("album_id", UUID.class))
                    .bind("title", Folding.fold(row.getString("title")))
                    .bind("artist", Folding.fold(row.getString("artist")))
                    .bind(
                        "search",
                        " " + Folding.fold(row.getString("title") + " " + row.getString("artist")))
                    .add())
        .list();
    if (foldedAlbums.size() > 0) {
      foldedAlbums.execute();
    }
    var foldedArtists =
        handle.prepareBatch(
            "update artist set name_key = :name, search = :search where artist_id = :id");
    handle
        .createQuery("select artist_id, name from artist where artist_id = any(:ids)")
        .bindArray("ids", UUID.class, artists)
        .map(
            (row, context) ->
                foldedArtists
                    .bind("id", row.getObject("artist_id", UUID.class))
                    .bind("name", Folding.fold(row.getString("name")))
                    .bind("search", " " + Folding.fold(row.getString("name")))
                    .add())
        .list();
    if (foldedArtists.size() > 0) {
      foldedArtists.execute();
    }
  }

  private static void run(Handle handle, String sql, Set<UUID> ids) {
    handle.createUpdate(sql).bindArray("ids", UUID.class, ids).execute();
  }

  private static void forgetEmpty(Handle handle, String table, String column, Set<UUID> ids) {
    run(
        handle,
        "delete from %1$s where %2$s = any(:ids) and not exists (select 1 from track t where"
                .formatted(table, column)
            + " t.%2$s = %1$s.%2$s and t.missing_since is null)".formatted(table, column),
        ids);
  }

  private static void forgetEmptyArtists(Handle handle, Set<UUID> ids) {
    run(
        handle,
        "delete from artist where artist_id = any(:ids) and not exists (select 1 from track t where"
            + " (t.artist_id = artist.artist_id or t.album_artist_id = artist.artist_id)"
            + " and t.missing_since is null)",
        ids);
  }
}
