package camelody.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Role;
import camelody.kernel.ServiceError;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoryServiceTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  static final RecentPlays ALL = new RecentPlays(null, null);
  static final NowPlaying OWN = new NowPlaying(null, null, null);
  static final NowPlaying EVERYBODY = new NowPlaying(true, 500, null);

  static Database database;
  static HistoryService history;

  Caller anna;
  Caller admin;

  @BeforeAll
  static void open() {
    Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
    database = Database.open("history", POSTGRES::uri, DatabaseSettings.defaults(), noon);
    database.prepare();
    history =
        new HistoryService(
            database, new HistorySettings(Duration.ofMinutes(15), Duration.ofDays(1000)), noon);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void meet() {
    anna = someone(Role.LISTENER);
    admin = someone(Role.ADMINISTRATOR);
  }

  @Test
  void given_a_play_when_delivered_twice_then_it_is_kept_once() {
    TrackPlayed play = played(anna, NOON);

    assertThat(recordPlay(play)).isTrue();
    assertThat(recordPlay(play)).isFalse();

    assertThat(recent(anna).items())
        .containsExactly(new Play(play.eventId(), play.trackId(), play.playedAt()));
  }

  @Test
  void given_one_play_id_of_two_users_when_recorded_then_each_has_a_play() {
    Caller bert = someone(Role.LISTENER);
    TrackPlayed hers = played(anna, NOON);

    recordPlay(hers);
    recordPlay(new TrackPlayed(hers.eventId(), bert.user().userId(), hers.trackId(), NOON));

    assertThat(recent(anna).total()).isEqualTo(1);
    assertThat(recent(bert).total()).isEqualTo(1);
  }

  @Test
  void given_plays_that_come_late_when_asked_then_the_newest_is_first() {
    List<UUID> plays = new ArrayList<>();
    for (int days : List.of(2, 0, 14, 1)) {
      TrackPlayed play = played(anna, NOON.minus(Duration.ofDays(days)));
      plays.add(play.eventId());
      recordPlay(play);
    }

    Page<Play> first = value(history.recent(anna, new RecentPlays(3, 0)));
    Page<Play> second = value(history.recent(anna, new RecentPlays(3, 3)));

    assertThat(first.items())
        .extracting(Play::playId)
        .containsExactly(plays.get(1), plays.get(3), plays.get(0));
    assertThat(first.nextOffset()).isEqualTo(3);
    assertThat(second.items()).extracting(Play::playId).containsExactly(plays.get(2));
    assertThat(second.nextOffset()).isNull();
    assertThat(second.total()).isEqualTo(4);
  }

  @Test
  void given_starts_out_of_order_when_asked_then_the_newest_is_playing() {
    TrackStarted newest = started(anna, NOON.minusSeconds(60));
    history.noteStart(newest);
    history.noteStart(started(anna, NOON.minusSeconds(300)));

    assertThat(value(history.nowPlaying(anna, OWN)).items())
        .containsExactly(new Playing(anna.user().userId(), newest.trackId(), newest.occurredAt()));
  }

  @Test
  void given_a_start_when_the_track_was_played_to_its_end_then_nothing_is_playing() {
    TrackStarted start = started(anna, NOON.minusSeconds(200));
    history.noteStart(start);

    recordPlay(played(anna, NOON.minusSeconds(100)));
    assertThat(value(history.nowPlaying(anna, OWN)).items()).hasSize(1);

    recordPlay(
        new TrackPlayed(Ids.next(), anna.user().userId(), start.trackId(), NOON.minusSeconds(10)));
    assertThat(value(history.nowPlaying(anna, OWN)).items()).isEmpty();
  }

  @Test
  void given_a_start_sixteen_minutes_ago_when_asked_then_nothing_is_playing() {
    history.noteStart(started(anna, NOON.minus(Duration.ofMinutes(16))));

    assertThat(value(history.nowPlaying(anna, OWN)).items()).isEmpty();
  }

  @Test
  void given_a_stream_without_login_when_it_starts_then_nobody_is_playing() {
    TrackStarted start = new TrackStarted(null, TrackId.next(), NOON);

    history.noteStart(start);

    assertThat(value(history.nowPlaying(admin, EVERYBODY)).items())
        .extracting(Playing::trackId)
        .doesNotContain(start.trackId());
  }

  @Test
  void given_a_listener_when_asking_for_everybody_then_it_is_forbidden() {
    assertThat(error(history.nowPlaying(anna, EVERYBODY)).kind()).isEqualTo(ErrorKind.FORBIDDEN);
  }

  @Test
  void given_an_administrator_when_asking_for_everybody_then_all_are_listed() {
    TrackStarted start = started(anna, NOON);
    history.noteStart(start);

    assertThat(value(history.nowPlaying(admin, EVERYBODY)).items())
        .contains(new Playing(anna.user().userId(), start.trackId(), NOON));
  }

  @Test
  void given_a_forgotten_play_when_delivered_again_then_it_stays_forgotten() {
    TrackPlayed play = played(anna, NOON);
    recordPlay(play);
    recordPlay(played(anna, NOON));

    assertThat(value(history.forget(anna, forgetOne(play.eventId()))).forgotten()).isEqualTo(1);
    recordPlay(play);

    assertThat(recent(anna).items())
        .hasSize(1)
        .extracting(Play::playId)
        .doesNotContain(play.eventId());
    assertThat(error(history.forget(anna, forgetOne(play.eventId()))).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void given_a_play_when_somebody_else_forgets_it_then_it_is_not_found_and_stays() {
    TrackPlayed play = played(anna, NOON);
    recordPlay(play);

    assertThat(error(history.forget(admin, forgetOne(play.eventId()))).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(recent(anna).total()).isEqualTo(1);
  }

  @Test
  void given_plays_when_those_before_a_time_are_forgotten_then_later_ones_stay() {
    for (int day = 0; day < 5; day++) {
      recordPlay(played(anna, NOON.minus(Duration.ofDays(day))));
    }

    ForgetPlays old = new ForgetPlays(null, NOON.minus(Duration.ofDays(2)), null);

    assertThat(value(history.forget(anna, old)).forgotten()).isEqualTo(2);
    assertThat(recent(anna).total()).isEqualTo(3);
  }

  @Test
  void given_plays_and_a_start_when_all_is_forgotten_then_nothing_is_left() {
    recordPlay(played(anna, NOON));
    history.noteStart(started(anna, NOON));

    ForgetPlays all = new ForgetPlays(null, null, true);

    assertThat(value(history.forget(anna, all)).forgotten()).isEqualTo(1);
    assertThat(recent(anna).items()).isEmpty();
    assertThat(value(history.nowPlaying(anna, OWN)).items()).isEmpty();
    assertThat(value(history.forget(anna, all)).forgotten()).isZero();
  }

  @Test
  void given_nothing_or_two_things_to_forget_when_asked_then_it_is_refused() {
    assertThatThrownBy(() -> new ForgetPlays(null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("came 0");
    assertThatThrownBy(() -> new ForgetPlays(null, NOON, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("came 2");
  }

  @Test
  void given_a_deleted_user_when_a_play_comes_late_then_nothing_is_kept() {
    TrackPlayed play = played(anna, NOON);
    recordPlay(play);
    history.noteStart(started(anna, NOON));

    history.forgetUser(new UserDeleted(anna.user().userId()));
    history.forgetUser(new UserDeleted(anna.user().userId()));
    recordPlay(play);
    recordPlay(played(anna, NOON));
    history.noteStart(started(anna, NOON));

    assertThat(recent(anna).total()).isZero();
    assertThat(value(history.nowPlaying(anna, OWN)).items()).isEmpty();
  }

  @Test
  void given_plays_that_keep_coming_when_their_user_is_deleted_then_none_slips_through() {
    for (int round = 0; round < 20; round++) {
      Caller user = someone(Role.LISTENER);
      List<CompletableFuture<?>> work = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        work.add(CompletableFuture.supplyAsync(() -> recordPlay(played(user, NOON))));
      }
      work.add(
          CompletableFuture.runAsync(
              () -> history.forgetUser(new UserDeleted(user.user().userId()))));
      work.forEach(CompletableFuture::join);

      assertThat(recent(user).total()).isZero();
    }
  }

  @Test
  void given_plays_older_than_the_retention_when_cleared_then_they_are_gone() {
    recordPlay(played(anna, NOON.minus(Duration.ofDays(1001))));
    recordPlay(played(anna, NOON.minus(Duration.ofDays(999))));

    history.deleteOld();

    assertThat(recent(anna).total()).isEqualTo(1);
  }

  @Test
  void given_a_retention_shorter_than_a_play_may_be_late_when_set_then_it_is_refused() {
    assertThatThrownBy(() -> new HistorySettings(Duration.ofMinutes(15), Duration.ofDays(14)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("history.retention-days: expected 30 or more, came 14");
  }

  private static Caller someone(Role role) {
    return new Caller.User(UserId.next(), "someone", role, Ids.next());
  }

  private static TrackPlayed played(Caller user, Instant at) {
    return new TrackPlayed(Ids.next(), user.user().userId(), TrackId.next(), at);
  }

  private static TrackStarted started(Caller user, Instant at) {
    return new TrackStarted(user.user().userId(), TrackId.next(), at);
  }

  private static ForgetPlays forgetOne(UUID playId) {
    return new ForgetPlays(playId, null, null);
  }

  private static Page<Play> recent(Caller user) {
    return value(history.recent(user, ALL));
  }

  private static <T> T value(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        error -> {
          throw new AssertionError(error);
        });
  }

  private static @Nullable ServiceError error(Outcome<?> outcome) {
    return outcome.fold(value -> null, error -> error);
  }

  private static boolean recordPlay(TrackPlayed play) {
    return history.recordPlays(List.of(play)) == 1;
  }
}
