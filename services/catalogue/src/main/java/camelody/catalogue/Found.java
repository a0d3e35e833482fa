package camelody.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** What a search found, each list the best match first. */
public record Found(List<Track> tracks, List<Album> albums, List<Artist> artists) {
  public Found {
    tracks = List.copyOf(tracks);
    albums = List.copyOf(albums);
    artists = List.copyOf(artists);
  }

  /** Answers these, then those of the others that are not among them. */
  Found and(Found others, int limit) {
    return new Found(
        joined(tracks, others.tracks, limit),
        joined(albums, others.albums, limit),
        joined(artists, others.artists, limit));
  }

  private static <T> List<T> joined(List<T> first, List<T> then, int limit) {
    return Stream.concat(first.stream(), then.stream()).distinct().limit(limit).toList();
  }
}
