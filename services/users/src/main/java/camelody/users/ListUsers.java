package camelody.users;

import camelody.kernel.Paging;
import camelody.kernel.Text;
import org.jspecify.annotations.Nullable;

/**
 * Asks for accounts in the order of their names: {@code {"q":"ann","limit":20,"offset":0}}.
 *
 * @param q part of a username or display name, 1 to 100 characters; all accounts when absent
 */
public record ListUsers(@Nullable String q, @Nullable Integer limit, @Nullable Integer offset) {
  private static final int QUERY_MAX = 100;

  public ListUsers {
    if (q != null) {
      Text.require("q", q, 1, QUERY_MAX);
    }
    Paging.of(limit, offset);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
