package camelody.playlists;

import camelody.kernel.PlaylistId;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a playlist.
 *
 * @param name 1..200 characters
 * @param description 0..2000 characters; empty when absent
 * @param isPublic whether everybody may read it; no when absent
 * @param trackIds what it holds at first, at most 500; nothing when absent
 */
public record CreatePlaylist(
    String name,
    @Nullable String description,
    @JsonProperty("public") @Nullable Boolean isPublic,
    @Nullable List<TrackId> trackIds) {
  public CreatePlaylist {
    Wording.name(name);
    if (description != null) {
      Wording.description(description);
    }
    if (trackIds != null) {
      trackIds = Require.items("trackIds", trackIds, 0);
    }
  }

  List<TrackId> tracks() {
    return trackIds == null ? List.of() : trackIds;
  }

  Playlist empty(UserId ownerId, Instant now) {
    return new Playlist(
        PlaylistId.next(),
        ownerId,
        name,
        description == null ? "" : description,
        Boolean.TRUE.equals(isPublic),
        1,
        now,
        now,
        List.of());
  }
}
