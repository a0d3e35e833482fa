package camelody.playlists.routes;

import camelody.messaging.events.EventTable;
import camelody.playlists.UserDeleted;

/** Lists what playlists hears. */
final class PlaylistsEvents {
  static final EventTable TABLE =
      EventTable.of("playlists.users")
          .on("users.user-deleted.v1", UserDeleted.class, "direct:playlists.forgetUser")
          .build();

  private PlaylistsEvents() {}
}
