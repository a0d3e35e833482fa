package camelody.users;

import camelody.kernel.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one's own favourites, newest first: {@code {"kind":"track","limit":20}}.
 *
 * @param kind track, album or artist; all when absent
 * @param rated true for what was rated instead of what was starred
 */
public record ListStarred(
    @Nullable ItemKind kind,
    @Nullable Boolean rated,
    @Nullable Integer limit,
    @Nullable Integer offset) {
  public ListStarred {
    Paging.of(limit, offset);
  }

  boolean ofRated() {
    return rated != null && rated;
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
