package camelody.catalogue;

import camelody.kernel.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for artists.
 *
 * @param sort name or tracks (how many they have); name when absent
 */
public record ListArtists(
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable String sort,
    @Nullable String order) {
  public ListArtists {
    Paging.of(limit, offset);
    Words.oneOf("sort", sort, List.of("name", "tracks"));
    Words.oneOf("order", order, Words.ORDERS);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
