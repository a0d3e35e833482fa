package camelody.history;

import camelody.kernel.Paging;
import org.jspecify.annotations.Nullable;

/** Asks for the caller's own plays, newest first: {@code {"limit":20,"offset":0}}. */
public record RecentPlays(@Nullable Integer limit, @Nullable Integer offset) {
  public RecentPlays {
    Paging.of(limit, offset);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
