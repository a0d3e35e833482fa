package camelody.playlists;

import static camelody.kernel.ErrorKind.FORBIDDEN;
import static camelody.kernel.ErrorKind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Making, listing and losing playlists, and what is told of it. */
class PlaylistsServiceTest extends PlaylistsScenario {

  @Test
  void given_tracks_when_created_then_it_is_found_as_it_was_answered() {
    Playlist created =
        value(
            playlists.create(
                anna, new CreatePlaylist("Küche", "beim Kochen", true, List.of(A, B, A))));

    assertThat(created.version()).isEqualTo(1);
    assertThat(created.createdAt()).isEqualTo(NOW);
    assertThat(created.entries()).extracting(Entry::position).containsExactly(0, 1, 2);
    assertThat(tracks(created)).containsExactly(A, B, A);
    assertThat(find(anna, created)).isEqualTo(created);
  }

  @Test
  void given_only_a_name_when_created_then_it_is_empty_and_private() {
    Playlist created = aPlaylist();

    assertThat(created.entries()).isEmpty();
    assertThat(created.description()).isEmpty();
    assertThat(created.isPublic()).isFalse();
    assertThat(find(anna, created)).isEqualTo(created);
  }

  @Test
  void given_three_playlists_when_listed_by_two_then_the_next_offset_leads_to_the_third() {
    IntStream.range(0, 3).forEach(i -> aPlaylist());

    Page<PlaylistSummary> first = value(playlists.list(anna, new ListPlaylists(null, null, 2, 0)));
    Page<PlaylistSummary> second =
        value(playlists.list(anna, new ListPlaylists(null, null, 2, first.nextOffset())));

    assertThat(first.total()).isEqualTo(3);
    assertThat(first.items()).hasSize(2);
    assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
    assertThat(second.nextOffset()).isNull();
  }

  @Test
  void given_edits_when_committed_then_each_has_told_its_event() {
    Playlist playlist = aPlaylist();
    playlists.addTracks(anna, add(playlist, A));
    playlists.publish(anna, new PublishPlaylist(playlist.id(), true, 2));
    playlists.rename(anna, new RenamePlaylist(playlist.id(), "stale", 1));
    playlists.delete(anna, new DeletePlaylist(playlist.id(), null));

    String ids =
        "\"playlistId\":\"" + playlist.id() + "\",\"ownerId\":\"" + anna.user().userId() + "\"";
    assertThat(published())
        .containsExactly(
            "playlists.playlist-created.v1 {" + ids + ",\"name\":\"x\"}",
            "playlists.playlist-changed.v1 {" + ids + ",\"version\":2,\"change\":\"tracks-added\"}",
            "playlists.playlist-published.v1 {" + ids + ",\"public\":true}",
            "playlists.playlist-deleted.v1 {" + ids + "}");
  }

  @Test
  void given_a_deleted_user_when_told_twice_then_their_playlists_are_gone_and_none_comes_back() {
    Playlist playlist = aPlaylist(A);
    Playlist other = value(playlists.create(berta, new CreatePlaylist("stays", null, true, null)));

    playlists.forgetUser(new UserDeleted(anna.user().userId()));
    playlists.forgetUser(new UserDeleted(anna.user().userId()));

    assertRefused(NOT_FOUND, playlists.find(anna, new FindPlaylist(playlist.id())));
    assertRefused(FORBIDDEN, playlists.create(anna, new CreatePlaylist("x", null, null, null)));
    assertThat(find(berta, other)).isEqualTo(other);
  }
}
