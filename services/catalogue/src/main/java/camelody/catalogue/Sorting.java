package camelody.catalogue;

import org.jspecify.annotations.Nullable;

/** Turns a word of the protocol into an order of the database; no caller's text gets into SQL. */
final class Sorting {
  private Sorting() {}

  /** Answers any order but the random one: see {@link Shuffle}. */
  static String ofTracks(ListTracks query) {
    String direction = direction(query.order());
    return switch (query.sort() == null ? "title" : query.sort()) {
      case "artist" ->
          each(direction, "artist_key", "album_key", "disc_number", "track_number", "track_id");
      case "album" -> each(direction, "album_key", "disc_number", "track_number", "track_id");
      case "year" -> each(direction, "year", "track_id");
      case "added" -> each(direction, "added_at", "track_id");
      default -> each(direction, "title_key", "track_id");
    };
  }

  static String ofAlbums(ListAlbums query) {
    String direction = direction(query.order());
    return switch (query.sort() == null ? "title" : query.sort()) {
      case "artist" -> each(direction, "artist_key", "title_key", "album_id");
      case "year" -> each(direction, "year", "album_id");
      case "added" -> each(direction, "added_at", "album_id");
      default -> each(direction, "title_key", "album_id");
    };
  }

  static String ofArtists(ListArtists query) {
    String direction = direction(query.order());
    return "tracks".equals(query.sort())
        ? each(direction, "track_count", "artist_id")
        : each(direction, "name_key", "artist_id");
  }

  private static String direction(@Nullable String order) {
    return "desc".equals(order) ? " desc" : "";
  }

  private static String each(String direction, String... columns) {
    return String.join(direction + ", ", columns) + direction;
  }
}
