package camelody.playlists;

import static camelody.kernel.ErrorKind.CONFLICT;
import static camelody.kernel.ErrorKind.FORBIDDEN;
import static camelody.kernel.ErrorKind.NOT_FOUND;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.PlaylistId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides who may see a playlist, who may edit it, and whether they have seen its newest state. */
final class Access {
  private Access() {}

  static Outcome<Playlist> visible(Caller caller, PlaylistId id, Optional<Playlist> playlist) {
    return playlist
        .filter(found -> found.isPublic() || mayEdit(caller, found))
        .map(Outcome::success)
        .orElseGet(() -> Outcome.failure(NOT_FOUND, "there is no playlist " + id));
  }

  static Outcome<Playlist> owned(Caller caller, Playlist playlist) {
    return mayEdit(caller, playlist)
        ? Outcome.success(playlist)
        : Outcome.failure(
            FORBIDDEN, "playlist " + playlist.id() + " may be edited by its owner only");
  }

  static Outcome<Playlist> current(Playlist playlist, @Nullable Integer version) {
    return version == null || version == playlist.version()
        ? Outcome.success(playlist)
        : Outcome.failure(
            CONFLICT,
            "playlist %s: expected version %d, came %d"
                .formatted(playlist.id(), playlist.version(), version));
  }

  private static boolean mayEdit(Caller caller, Playlist playlist) {
    return caller.is(playlist.ownerId()) || caller.isAdministrator();
  }
}
