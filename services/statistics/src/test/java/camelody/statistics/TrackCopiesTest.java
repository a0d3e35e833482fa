package camelody.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Ids;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TrackCopiesTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");
  static final Duration DAY = Duration.ofDays(1);

  final TrackId track = TrackId.next();
  Database database;

  @BeforeEach
  void open() {
    database =
        Database.open("statistics", POSTGRES::uri, DatabaseSettings.defaults(), at(Duration.ZERO));
    database.prepare();
    database.useTransaction(handle -> handle.execute("truncate counted_play, track_plays, track"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void given_claimed_tracks_when_claimed_by_another_then_they_are_not_asked_about_twice() {
    play(track);

    assertThat(after(Duration.ZERO).claim()).containsExactly(track);
    assertThat(after(Duration.ZERO).claim()).isEmpty();
  }

  @Test
  void given_a_claim_whose_owner_died_when_half_a_minute_has_passed_then_it_is_free_again() {
    play(track);
    after(Duration.ZERO).claim();

    assertThat(after(Duration.ofSeconds(29)).claim()).isEmpty();
    assertThat(after(Duration.ofSeconds(31)).claim()).containsExactly(track);
  }

  @Test
  void given_tracks_given_back_when_claimed_then_they_come_again() {
    play(track);
    after(Duration.ZERO).giveBack(after(Duration.ZERO).claim());

    assertThat(after(Duration.ZERO).claim()).containsExactly(track);
  }

  @Test
  void given_a_known_track_when_a_day_has_passed_then_it_is_asked_about_again() {
    play(track);
    know(track, Duration.ZERO);

    assertThat(after(DAY.minusSeconds(1)).claim()).isEmpty();
    assertThat(after(DAY).claim()).containsExactly(track);
  }

  @Test
  void given_an_unknown_track_when_asked_about_again_then_the_pauses_grow_up_to_a_day() {
    play(track);
    Duration time = Duration.ZERO;
    for (int minutes : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440)) {
      assertThat(after(time).claim()).containsExactly(track);
      after(time).keep(List.of(track), List.of());
      time = time.plusMinutes(minutes);
      assertThat(after(time.minusSeconds(1)).claim()).isEmpty();
    }
  }

  @Test
  void given_a_track_that_the_catalogue_forgot_when_asked_about_then_it_leaves_the_charts() {
    play(track);
    know(track, Duration.ZERO);
    assertThat(charted()).isEqualTo(1);

    after(DAY).keep(after(DAY).claim(), List.of());
    assertThat(charted()).isZero();

    know(track, DAY.plusMinutes(1));
    assertThat(charted()).isEqualTo(1);
  }

  @Test
  void given_more_tracks_than_one_call_takes_when_claimed_then_all_come_in_turns() {
    Set<TrackId> tracks = new HashSet<>();
    for (int i = 0; i < TrackCopies.CLAIM_MAX + 10; i++) {
      TrackId next = TrackId.next();
      tracks.add(next);
      play(next);
    }

    List<TrackId> first = after(Duration.ZERO).claim();
    List<TrackId> second = after(Duration.ZERO).claim();

    assertThat(first).hasSize(TrackCopies.CLAIM_MAX);
    assertThat(second).hasSize(10);
    tracks.removeAll(first);
    tracks.removeAll(second);
    assertThat(tracks).isEmpty();
  }

  private void play(TrackId track) {
    new StatisticsService(database, new Retention(1095), at(Duration.ZERO))
        .countPlays(List.of(new TrackPlayed(Ids.next(), UserId.next(), track, NOON)));
  }

  private void know(TrackId track, Duration time) {
    KnownTrack known = new KnownTrack(track, "Title", null, null, null, null, null, null);
    after(time).keep(after(time).claim(), List.of(known));
  }

  private long charted() {
    return new StatisticsService(database, new Retention(1095), at(Duration.ZERO))
        .topTracks(new ChartQuery(null, null, null))
        .fold(page -> page.total(), error -> -1L);
  }

  private TrackCopies after(Duration time) {
    return new TrackCopies(database, DAY, at(time));
  }

  private static Clock at(Duration time) {
    return Clock.fixed(NOON.plus(time), ZoneOffset.UTC);
  }
}
