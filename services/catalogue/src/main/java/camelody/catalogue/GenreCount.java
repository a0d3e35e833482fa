package camelody.catalogue;

import camelody.catalogue.Tracks.GenresOfTracks;
import camelody.kernel.Page;
import camelody.kernel.Paging;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts tracks by genre. */
final class GenreCount {
  private static final Comparator<Genre> MOST_USED_FIRST =
      Comparator.comparing(Genre::trackCount).reversed().thenComparing(Genre::name);

  private final List<Genre> genres;

  private GenreCount(List<Genre> genres) {
    this.genres = genres;
  }

  static GenreCount of(List<GenresOfTracks> combinations) {
    Map<String, Genre> byKey = new HashMap<>();
    for (GenresOfTracks combination : combinations) {
      for (String name : combination.genres()) {
        byKey.merge(
            Folding.fold(name), new Genre(name, combination.trackCount()), GenreCount::joined);
      }
    }
    return new GenreCount(byKey.values().stream().sorted(MOST_USED_FIRST).toList());
  }

  Page<Genre> page(Paging paging) {
    List<Genre> items = genres.stream().skip(paging.offset()).limit(paging.limit()).toList();
    return Page.of(items, paging, genres.size());
  }

  // Of two spellings the one that more tracks have.
  private static Genre joined(Genre one, Genre other) {
    String name = MOST_USED_FIRST.compare(one, other) <= 0 ? one.name() : other.name();
    return new Genre(name, one.trackCount() + other.trackCount());
  }
}
