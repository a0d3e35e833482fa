package camelody.playlists;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.PlaylistId;
import camelody.kernel.TrackId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Parameters refuse what is out of bounds, by name. */
class ParametersTest {

  static final TrackId A = TrackId.next();

  @Test
  void given_parameters_out_of_bounds_when_read_then_the_message_names_them() {
    PlaylistId id = PlaylistId.next();

    assertRefuses(() -> new CreatePlaylist("", null, null, null), "name: expected 1 to 200");
    assertRefuses(() -> new CreatePlaylist(" ", null, null, null), "name: expected something");
    assertRefuses(() -> new CreatePlaylist("x".repeat(201), null, null, null), "came 201");
    assertRefuses(() -> new RenamePlaylist(id, null, 1), "name: expected a text, came nothing");
    assertRefuses(() -> new RenamePlaylist(id, "x", null), "version: expected a value");
    assertRefuses(() -> new RenamePlaylist(id, "x", 0), "version: expected 1 or more, came 0");
    assertRefuses(() -> new DescribePlaylist(id, "x".repeat(2_001), 1), "description: expected 0");
    assertRefuses(() -> new AddTracks(id, List.of(), null, null), "trackIds: expected 1 or more");
    assertRefuses(() -> new AddTracks(id, aNull(), null, null), "trackIds[0]: expected a value");
    assertRefuses(() -> new AddTracks(id, List.of(A), -1, null), "position: expected 0 or more");
    assertRefuses(() -> new FindPlaylist(null), "playlistId: expected a value, came nothing");
    assertRefuses(() -> new ListPlaylists(null, null, 501, null), "limit: expected 1 to 500");
  }

  private static void assertRefuses(Supplier<?> parameters, String message) {
    assertThatThrownBy(parameters::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static List<TrackId> aNull() {
    List<TrackId> list = new ArrayList<>();
    list.add(null);
    return list;
  }
}
