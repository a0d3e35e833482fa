package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for tracks: {@code {"limit":20,"offset":0,"genre":"Jazz","sort":"title"}}.
 *
 * @param genre exactly as {@code catalogue.genres} names it, case aside
 * @param artist an artist's name, case and accents aside
 * @param album an album's title, case and accents aside
 * @param sort title, artist, album, year, added or random; title when absent
 * @param order asc or desc; asc when absent
 * @param seed makes a random order stable from page to page; 0 when absent
 */
public record ListTracks(
    @Nullable Integer limit,
    @Nullable Integer offset,
    @Nullable String genre,
    @Nullable Integer year,
    @Nullable String artist,
    @Nullable String album,
    @Nullable ArtistId artistId,
    @Nullable AlbumId albumId,
    @Nullable String sort,
    @Nullable String order,
    @Nullable Integer seed) {
  static final List<String> SORTS = List.of("title", "artist", "album", "year", "added", "random");

  public ListTracks {
    Paging.of(limit, offset);
    Words.oneOf("sort", sort, SORTS);
    Words.oneOf("order", order, Words.ORDERS);
    Words.bounded("genre", genre);
    Words.bounded("artist", artist);
    Words.bounded("album", album);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
