package camelody.playlists;

import static camelody.kernel.ErrorKind.CONFLICT;
import static camelody.kernel.ErrorKind.INVALID_ARGUMENT;
import static camelody.kernel.ErrorKind.NOT_FOUND;
import static camelody.kernel.ErrorKind.RULE_VIOLATED;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.PlaylistId;
import camelody.kernel.ServiceError;
import camelody.kernel.TrackId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each edit does to the order, and which rules it meets. */
class PlaylistEditsTest extends PlaylistsScenario {

  @Test
  void given_an_empty_playlist_when_a_track_is_added_then_it_is_listed_first() {
    Playlist playlist = aPlaylist();

    Playlist edited = value(playlists.addTracks(anna, add(playlist, A)));

    assertThat(edited.entries()).hasSize(1);
    assertThat(edited.entries().get(0).position()).isZero();
    assertThat(edited.version()).isEqualTo(2);
    assertThat(find(anna, playlist)).isEqualTo(edited);
  }

  @Test
  void given_a_position_when_tracks_are_added_then_the_others_move_back() {
    Playlist playlist = aPlaylist(A, B);

    Playlist edited =
        value(playlists.addTracks(anna, new AddTracks(playlist.id(), List.of(C, D), 1, 1)));

    assertThat(tracks(edited)).containsExactly(A, C, D, B);
    assertThat(find(anna, playlist)).isEqualTo(edited);
  }

  @Test
  void given_a_position_behind_the_end_when_a_track_is_added_then_the_bounds_are_told() {
    Playlist playlist = aPlaylist(A, B);

    ServiceError error =
        error(playlists.addTracks(anna, new AddTracks(playlist.id(), List.of(C), 3, null)));

    assertThat(error.kind()).isEqualTo(INVALID_ARGUMENT);
    assertThat(error.message()).isEqualTo("position: expected 0 to 2, came 3");
  }

  @Test
  void given_a_track_twice_when_one_entry_is_removed_then_the_other_stays() {
    Playlist playlist = aPlaylist(A, B, A);
    EntryId first = playlist.entries().get(0).entryId();

    Playlist edited =
        value(playlists.removeTracks(anna, new RemoveTracks(playlist.id(), List.of(first), 1)));

    assertThat(tracks(edited)).containsExactly(B, A);
    assertThat(edited.entries()).extracting(Entry::position).containsExactly(0, 1);
    assertThat(edited.entries().get(1).entryId()).isEqualTo(playlist.entries().get(2).entryId());
    assertThat(find(anna, playlist)).isEqualTo(edited);
  }

  @Test
  void given_an_unknown_entry_when_removed_with_others_then_nothing_is_removed() {
    Playlist playlist = aPlaylist(A);
    List<EntryId> entryIds = List.of(playlist.entries().get(0).entryId(), EntryId.next());

    assertRefused(
        NOT_FOUND, playlists.removeTracks(anna, new RemoveTracks(playlist.id(), entryIds, 1)));
    assertThat(find(anna, playlist)).isEqualTo(playlist);
  }

  @Test
  void given_three_tracks_when_the_first_is_moved_to_the_end_then_the_others_close_up() {
    Playlist playlist = aPlaylist(A, B, C);

    assertThat(tracks(move(playlist, 0, 2))).containsExactly(B, C, A);
  }

  @Test
  void given_three_tracks_when_the_last_is_moved_to_the_front_then_the_others_step_back() {
    Playlist playlist = aPlaylist(A, B, C);

    assertThat(tracks(move(playlist, 2, 0))).containsExactly(C, A, B);
  }

  @Test
  void given_three_tracks_when_one_is_moved_behind_the_end_then_the_bounds_are_told() {
    Playlist playlist = aPlaylist(A, B, C);
    EntryId entryId = playlist.entries().get(0).entryId();

    ServiceError error =
        error(playlists.moveTrack(anna, new MoveTrack(playlist.id(), entryId, 3, 1)));

    assertThat(error.message()).isEqualTo("position: expected 0 to 2, came 3");
  }

  @Test
  void given_tracks_when_replaced_by_fewer_then_only_the_new_ones_are_there() {
    Playlist playlist = aPlaylist(A, B, C);

    Playlist edited =
        value(playlists.replaceTracks(anna, new ReplaceTracks(playlist.id(), List.of(D), 1)));

    assertThat(tracks(edited)).containsExactly(D);
    assertThat(find(anna, playlist)).isEqualTo(edited);
  }

  @Test
  void given_a_playlist_when_renamed_described_and_published_then_all_three_are_kept() {
    Playlist playlist = aPlaylist(A);

    playlists.rename(anna, new RenamePlaylist(playlist.id(), "Monday", 1));
    playlists.describe(anna, new DescribePlaylist(playlist.id(), "slow", 2));
    playlists.publish(anna, new PublishPlaylist(playlist.id(), true, 3));

    Playlist found = find(berta, playlist);
    assertThat(found.name()).isEqualTo("Monday");
    assertThat(found.description()).isEqualTo("slow");
    assertThat(found.version()).isEqualTo(4);
    assertThat(found.entries()).isEqualTo(playlist.entries());
  }

  @Test
  void given_a_stale_version_when_edited_then_it_is_a_conflict_that_tells_both() {
    Playlist playlist = aPlaylist(A);
    playlists.rename(anna, new RenamePlaylist(playlist.id(), "newer", 1));

    PlaylistId id = playlist.id();
    EntryId entryId = playlist.entries().get(0).entryId();
    assertThat(
            Stream.of(
                playlists.rename(anna, new RenamePlaylist(id, "x", 1)),
                playlists.describe(anna, new DescribePlaylist(id, "x", 1)),
                playlists.addTracks(anna, new AddTracks(id, List.of(B), null, 1)),
                playlists.removeTracks(anna, new RemoveTracks(id, List.of(entryId), 1)),
                playlists.moveTrack(anna, new MoveTrack(id, entryId, 0, 1)),
                playlists.replaceTracks(anna, new ReplaceTracks(id, List.of(), 1)),
                playlists.publish(anna, new PublishPlaylist(id, true, 1)),
                playlists.delete(anna, new DeletePlaylist(id, 1))))
        .allSatisfy(
            outcome ->
                assertThat(error(outcome))
                    .isEqualTo(
                        new ServiceError(
                            CONFLICT, "playlist " + id + ": expected version 2, came 1")));
    assertThat(find(anna, playlist).name()).isEqualTo("newer");
  }

  @Test
  void given_a_full_playlist_when_a_track_is_added_then_the_rule_is_told() {
    Playlist playlist = aPlaylist(many(500));

    ServiceError error = error(playlists.addTracks(anna, add(playlist, A)));

    assertThat(error.kind()).isEqualTo(RULE_VIOLATED);
    assertThat(error.message())
        .isEqualTo("playlist " + playlist.id() + " holds 500 tracks, the most is 500");
  }

  @Test
  void given_room_for_one_when_two_are_added_then_none_is() {
    Playlist playlist = aPlaylist(many(499));

    ServiceError error = error(playlists.addTracks(anna, add(playlist, A, B)));

    assertThat(error.message())
        .isEqualTo("playlist " + playlist.id() + " holds 499 tracks, the most is 500, came 2 more");
    assertThat(find(anna, playlist)).isEqualTo(playlist);
  }

  @Test
  void given_501_tracks_when_created_or_replaced_then_the_rule_is_violated() {
    List<TrackId> tooMany = List.of(many(501));
    Playlist playlist = aPlaylist(A);

    assertRefused(
        RULE_VIOLATED, playlists.create(anna, new CreatePlaylist("x", null, null, tooMany)));
    assertRefused(
        RULE_VIOLATED, playlists.replaceTracks(anna, new ReplaceTracks(playlist.id(), tooMany, 1)));
  }

  private Playlist move(Playlist playlist, int from, int to) {
    EntryId entryId = playlist.entries().get(from).entryId();
    Playlist moved =
        value(
            playlists.moveTrack(
                anna, new MoveTrack(playlist.id(), entryId, to, playlist.version())));
    assertThat(find(anna, playlist)).isEqualTo(moved);
    return moved;
  }
}
