package camelody.history;

import camelody.kernel.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Asks what is playing: {@code {"everybody":true,"limit":20}}.
 *
 * @param everybody true for what all users play, which only administrators may ask; else the
 *     caller's own
 */
public record NowPlaying(
    @Nullable Boolean everybody, @Nullable Integer limit, @Nullable Integer offset) {
  public NowPlaying {
    Paging.of(limit, offset);
  }

  boolean ofEverybody() {
    return Boolean.TRUE.equals(everybody);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
