package camelody.catalogue;

import camelody.kernel.Paging;
import org.jspecify.annotations.Nullable;

/** Asks for genres, the most used first. */
public record ListGenres(@Nullable Integer limit, @Nullable Integer offset) {
  public ListGenres {
    Paging.of(limit, offset);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
