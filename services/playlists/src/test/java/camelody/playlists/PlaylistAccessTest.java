package camelody.playlists;

import static camelody.kernel.ErrorKind.FORBIDDEN;
import static camelody.kernel.ErrorKind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.PlaylistId;
import camelody.kernel.ServiceError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sees and edits which playlist. */
class PlaylistAccessTest extends PlaylistsScenario {

  @Test
  void given_a_private_playlist_when_a_stranger_asks_then_it_does_not_exist() {
    Playlist hidden = aPlaylist(A);
    FindPlaylist unknown = new FindPlaylist(PlaylistId.next());

    for (Caller stranger : List.of(berta, Caller.anonymous())) {
      ServiceError error = error(playlists.find(stranger, new FindPlaylist(hidden.id())));
      assertThat(error.kind()).isEqualTo(NOT_FOUND);
      assertThat(error.message().replace(hidden.id().toString(), "*"))
          .isEqualTo(
              error(playlists.find(stranger, unknown))
                  .message()
                  .replace(unknown.playlistId().toString(), "*"));
    }
    assertRefused(NOT_FOUND, playlists.addTracks(berta, add(hidden, B)));
    assertRefused(NOT_FOUND, playlists.delete(berta, new DeletePlaylist(hidden.id(), null)));
    assertRefused(NOT_FOUND, playlists.rename(berta, new RenamePlaylist(hidden.id(), "x", 99)));
  }

  @Test
  void given_a_public_playlist_when_a_stranger_edits_it_then_it_is_forbidden() {
    Playlist shown = value(playlists.create(anna, new CreatePlaylist("x", null, true, null)));

    assertThat(find(Caller.anonymous(), shown)).isEqualTo(shown);
    assertRefused(FORBIDDEN, playlists.addTracks(berta, add(shown, A)));
    assertRefused(FORBIDDEN, playlists.delete(berta, new DeletePlaylist(shown.id(), null)));
  }

  @Test
  void given_an_administrator_when_a_private_playlist_is_read_and_deleted_then_it_is_done() {
    Playlist hidden = aPlaylist(A);

    assertThat(find(administrator, hidden)).isEqualTo(hidden);
    assertThat(value(playlists.delete(administrator, new DeletePlaylist(hidden.id(), null))))
        .isEqualTo(new Deleted(hidden.id()));
    assertRefused(NOT_FOUND, playlists.find(anna, new FindPlaylist(hidden.id())));
  }

  @Test
  void given_playlists_of_two_when_listed_then_each_sees_their_own_and_public_ones() {
    Playlist hidden = aPlaylist(A, B);
    Playlist shown = value(playlists.create(anna, new CreatePlaylist("shown", null, true, null)));

    assertThat(ids(list(anna, null, null))).containsExactly(shown.id(), hidden.id());
    assertThat(ids(list(anna, null, true))).contains(shown.id()).doesNotContain(hidden.id());
    assertThat(ids(list(anna, null, false))).containsExactly(hidden.id());
    assertThat(ids(list(berta, null, null))).isEmpty();
    assertThat(ids(list(berta, anna, null))).containsExactly(shown.id());
    assertThat(ids(list(berta, anna, false))).isEmpty();
    assertThat(ids(list(administrator, anna, null))).containsExactly(shown.id(), hidden.id());
    assertThat(list(anna, null, false).items().get(0).trackCount()).isEqualTo(2);
  }
}
