package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
  final List<TrackId> library =
      new ArrayList<>(Stream.generate(TrackId::next).limit(1_000).toList());

  @Test
  void given_a_seed_when_paged_through_then_every_track_comes_once() {
    List<TrackId> heard = new ArrayList<>();
    for (int offset = 0; offset < library.size(); offset += 70) {
      heard.addAll(shuffle().page(7, new Paging(70, offset)));
    }

    assertThat(heard).containsExactlyInAnyOrderElementsOf(library).isNotEqualTo(library);
    assertThat(shuffle().page(7, new Paging(1, library.size()))).isEmpty();
  }

  @Test
  void given_the_tracks_in_another_order_when_shuffled_then_the_page_is_the_same() {
    List<TrackId> page = shuffle().page(7, new Paging(100, 50));

    Collections.reverse(library);

    assertThat(shuffle().page(7, new Paging(100, 50))).isEqualTo(page);
  }

  @Test
  void given_another_seed_when_shuffled_then_hardly_any_neighbours_stay_neighbours() {
    List<TrackId> one = shuffle().page(1, new Paging(500, 0));
    List<TrackId> other = shuffle().page(2, new Paging(500, 0));

    List<List<TrackId>> pairs = pairs(one);
    pairs.retainAll(pairs(other));

    assertThat(pairs).hasSizeLessThan(10);
  }

  @Test
  void given_a_new_track_when_shuffled_again_then_the_others_keep_their_order() {
    List<TrackId> before = shuffle().page(7, new Paging(500, 0));

    library.add(TrackId.next());

    List<TrackId> after = new ArrayList<>(shuffle().page(7, new Paging(500, 0)));
    after.retainAll(before);
    assertThat(after).hasSizeGreaterThanOrEqualTo(499).isEqualTo(before.subList(0, after.size()));
  }

  @Test
  void given_no_tracks_when_shuffled_then_the_page_is_empty() {
    library.clear();

    assertThat(shuffle().page(0, new Paging(20, 0))).isEmpty();
  }

  private Shuffle shuffle() {
    ByteBuffer ids = ByteBuffer.allocate(library.size() * 16);
    library.forEach(
        id ->
            ids.putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits()));
    return new Shuffle(ids.array());
  }

  private static List<List<TrackId>> pairs(List<TrackId> tracks) {
    List<List<TrackId>> pairs = new ArrayList<>();
    for (int i = 1; i < tracks.size(); i++) {
      pairs.add(List.of(tracks.get(i - 1), tracks.get(i)));
    }
    return pairs;
  }
}
