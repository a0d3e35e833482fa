package camelody.catalogue;

import camelody.kernel.Paging;
import org.jspecify.annotations.Nullable;

/** Asks how the last scan fares; {@code limit} and {@code offset} page the unreadable files. */
public record ShowScan(@Nullable Integer limit, @Nullable Integer offset) {
  public ShowScan {
    Paging.of(limit, offset);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
