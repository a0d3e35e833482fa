package camelody.catalogue;

import camelody.kernel.Paging;
import camelody.kernel.Text;
import org.jspecify.annotations.Nullable;

/**
 * Searches tracks, albums and artists at once.
 *
 * @param q one or more words or beginnings of words; accents, case and small typos are forgiven
 * @param limit how many of each at the most: 1..100, 20 when absent
 */
public record Search(String q, @Nullable Integer limit) {
  static final int LIMIT_MAX = 100;
  static final int QUERY_MAX = 200;

  public Search {
    Text.require("q", q, 1, QUERY_MAX);
    if (limit != null && (limit < 1 || limit > LIMIT_MAX)) {
      throw new IllegalArgumentException("limit: expected 1 to " + LIMIT_MAX + ", came " + limit);
    }
  }

  int limitOrDefault() {
    return limit == null ? Paging.LIMIT_DEFAULT : limit;
  }
}
