package camelody.gateway.routes.taps;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final long ROOM = 1_000_000;

  @TempDir Path folder;

  @Test
  void given_kept_events_when_the_process_starts_again_then_they_are_there_in_order() {
    List<SpooledEvent> events = IntStream.range(0, 5).mapToObj(SpoolTest::anEvent).toList();
    try (Spool before = Spool.open(folder, ROOM)) {
      events.forEach(before::keep);
    }

    try (Spool after = Spool.open(folder, ROOM)) {
      assertThat(after.oldest(10)).isEqualTo(events);
      assertThat(after.oldest(2)).isEqualTo(events.subList(0, 2));
    }
  }

  @Test
  void given_an_event_when_it_is_forgotten_then_it_and_its_bytes_are_gone() {
    try (Spool spool = Spool.open(folder, ROOM)) {
      SpooledEvent event = anEvent(1);
      spool.keep(event);

      spool.forget(event.eventId());
      spool.forget(UUID.randomUUID());

      assertThat(spool.events()).isZero();
      assertThat(spool.bytes()).isZero();
    }
  }

  @Test
  void given_a_full_spool_when_more_comes_then_the_oldest_are_dropped_and_counted() {
    List<SpooledEvent> events = IntStream.range(0, 10).mapToObj(SpoolTest::anEvent).toList();
    long one = size(events.get(0));
    try (Spool spool = Spool.open(folder, 3 * one)) {
      events.forEach(spool::keep);

      assertThat(spool.oldest(10)).isEqualTo(events.subList(7, 10));
      assertThat(spool.dropped()).isEqualTo(7);
      assertThat(spool.bytes()).isLessThanOrEqualTo(3 * one);
    }
  }

  @Test
  void given_two_gateways_when_both_run_then_each_has_a_folder_of_its_own() {
    try (Spool first = Spool.open(folder, ROOM);
        Spool second = Spool.open(folder, ROOM)) {
      first.keep(anEvent(1));

      second.adopt();

      assertThat(second.events()).isZero();
      assertThat(first.events()).isEqualTo(1);
    }
  }

  @Test
  void given_a_gateway_that_died_when_another_looks_then_it_takes_the_events_over() {
    SpooledEvent event = anEvent(1);
    try (Spool living = Spool.open(folder, ROOM)) {
      try (Spool dying = Spool.open(folder, ROOM)) {
        dying.keep(event);
      }

      living.adopt();
      living.adopt();

      assertThat(living.oldest(10)).containsExactly(event);
    }
  }

  @Test
  void given_half_an_event_when_the_process_starts_again_then_it_is_swept_away() throws Exception {
    Files.createDirectories(folder.resolve("0"));
    Files.writeString(folder.resolve("0/half.json.tmp"), "{\"ev");
    Files.writeString(folder.resolve("0/strange.json"), "no event");

    try (Spool spool = Spool.open(folder, ROOM)) {
      assertThat(spool.oldest(10)).isEmpty();
    }
    try (Stream<Path> files = Files.list(folder.resolve("0"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("lock");
    }
  }

  private long size(SpooledEvent event) {
    try (Spool measuring = Spool.open(folder.resolve("measure"), ROOM)) {
      measuring.keep(event);
      return measuring.bytes();
    }
  }

  private static SpooledEvent anEvent(int number) {
    return new SpooledEvent(Ids.next(), "00-trace", "{\"jsonrpc\":\"2.0\",\"n\":" + number + "}");
  }
}
