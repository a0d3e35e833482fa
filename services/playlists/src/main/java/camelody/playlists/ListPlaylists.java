package camelody.playlists;

import camelody.kernel.Caller;
import camelody.kernel.Paging;
import camelody.kernel.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks for playlists, newest first.
 *
 * @param ownerId whose; without it the caller's own, or everybody's when {@code public} is true
 * @param isPublic only public ones, or only private ones
 */
public record ListPlaylists(
    @Nullable UserId ownerId,
    @JsonProperty("public") @Nullable Boolean isPublic,
    @Nullable Integer limit,
    @Nullable Integer offset) {
  public ListPlaylists {
    Paging.of(limit, offset);
  }

  @Nullable UserId ownerFor(Caller.User caller) {
    boolean ofEverybody = ownerId == null && Boolean.TRUE.equals(isPublic);
    return ownerId != null || ofEverybody ? ownerId : caller.userId();
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
