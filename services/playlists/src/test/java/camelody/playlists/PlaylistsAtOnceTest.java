package camelody.playlists;

import static camelody.kernel.ErrorKind.CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Outcome;
import camelody.kernel.ServiceError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many callers at the same time: nothing is lost, no bound is passed. */
class PlaylistsAtOnceTest extends PlaylistsScenario {

  @Test
  void given_room_for_three_when_more_are_created_at_once_then_the_rest_is_refused() {
    List<Outcome<Playlist>> outcomes =
        atOnce(8, () -> playlists.create(anna, new CreatePlaylist("x", null, null, null)));

    assertThat(outcomes.stream().filter(Outcome.Success.class::isInstance)).hasSize(PLAYLISTS_MAX);
    assertThat(list(anna, null, null).total()).isEqualTo(PLAYLISTS_MAX);
  }

  @Test
  void given_one_playlist_when_twenty_add_at_once_then_no_track_and_no_position_is_lost() {
    Playlist playlist = aPlaylist(A);

    atOnce(
        20, () -> playlists.addTracks(anna, new AddTracks(playlist.id(), List.of(B, C), 0, null)));

    Playlist found = find(anna, playlist);
    assertThat(found.version()).isEqualTo(21);
    assertThat(found.entries()).hasSize(41);
    assertThat(found.entries())
        .extracting(Entry::position)
        .containsExactlyElementsOf(IntStream.range(0, 41).boxed().toList());
    assertThat(tracks(found).get(40)).isEqualTo(A);
  }

  @Test
  void given_one_version_when_eight_move_at_once_then_one_does() {
    Playlist playlist = aPlaylist(A, B, C);
    EntryId entryId = playlist.entries().get(0).entryId();

    List<Outcome<Playlist>> outcomes =
        atOnce(8, () -> playlists.moveTrack(anna, new MoveTrack(playlist.id(), entryId, 2, 1)));

    assertThat(outcomes.stream().filter(Outcome.Success.class::isInstance)).hasSize(1);
    assertThat(
            outcomes.stream()
                .filter(Outcome.Failure.class::isInstance)
                .map(PlaylistsScenario::error))
        .extracting(ServiceError::kind)
        .hasSize(7)
        .containsOnly(CONFLICT);
  }

  private static <T> List<T> atOnce(int times, Supplier<T> call) {
    ExecutorService callers = Executors.newFixedThreadPool(times);
    try {
      List<CompletableFuture<T>> calls =
          IntStream.range(0, times)
              .mapToObj(i -> CompletableFuture.supplyAsync(call, callers))
              .toList();
      return calls.stream().map(CompletableFuture::join).toList();
    } finally {
      callers.shutdown();
    }
  }
}
