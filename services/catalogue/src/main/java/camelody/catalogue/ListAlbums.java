package camelody.catalogue;

import camelody.kernel.ArtistId;
import camelody.kernel.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for albums.
 *
 * @param sort title, artist, year or added; title when absent
 */
public record ListAlbums(
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable ArtistId artistId,
    @Nullable String genre,
    @Nullable Integer year,
    @Nullable String sort,
    @Nullable String order) {
  public ListAlbums {
    Paging.of(limit, offset);
    Words.oneOf("sort", sort, List.of("title", "artist", "year", "added"));
    Words.oneOf("order", order, Words.ORDERS);
    Words.bounded("genre", genre);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
