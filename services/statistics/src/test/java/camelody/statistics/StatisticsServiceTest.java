package camelody.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatisticsServiceTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-06-30");
  static final Duration DAY = Duration.ofDays(1);

  Database database;
  StatisticsService statistics;
  TrackCopies copies;

  final Caller anna = someone(Role.LISTENER);
  final Caller bert = someone(Role.LISTENER);
  final Caller admin = someone(Role.ADMINISTRATOR);

  final ArtistId nina = ArtistId.next();
  final AlbumId pastelBlues = AlbumId.next();
  final TrackId sinnerman = TrackId.next();
  final TrackId strangeFruit = TrackId.next();

  @BeforeEach
  void open() {
    Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
    database = Database.open("statistics", POSTGRES::uri, DatabaseSettings.defaults(), noon);
    database.prepare();
    database.useTransaction(
        handle -> handle.execute("truncate counted_play, track_plays, track, deleted_user"));
    statistics = new StatisticsService(database, new Retention(1000), noon);
    copies = new TrackCopies(database, DAY, noon);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void given_a_play_when_delivered_twice_then_it_is_counted_once() {
    TrackPlayed play = played(anna, sinnerman, 0);

    assertThat(countPlay(play)).isTrue();
    assertThat(countPlay(play)).isFalse();

    assertThat(plays(sinnerman)).isEqualTo(1);
  }

  @Test
  void given_one_play_id_of_two_users_when_counted_then_both_count() {
    TrackPlayed play = played(anna, sinnerman, 0);

    countPlay(play);
    countPlay(new TrackPlayed(play.eventId(), bert.user().userId(), sinnerman, NOON));

    assertThat(plays(sinnerman)).isEqualTo(2);
  }

  @Test
  void given_many_consumers_when_one_track_is_played_by_all_then_every_play_counts_once()
      throws Exception {
    ExecutorService consumers = Executors.newFixedThreadPool(8);
    List<CompletableFuture<?>> work = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      TrackPlayed play = played(i % 2 == 0 ? anna : bert, i % 3 == 0 ? sinnerman : strangeFruit, 0);
      work.add(CompletableFuture.runAsync(() -> countPlay(play), consumers));
      work.add(CompletableFuture.runAsync(() -> countPlay(play), consumers));
    }
    work.forEach(CompletableFuture::join);
    consumers.shutdown();

    assertThat(plays(sinnerman)).isEqualTo(67);
    assertThat(plays(strangeFruit)).isEqualTo(133);
  }

  @Test
  void given_plays_of_several_days_when_asked_by_period_then_the_days_before_are_left_out() {
    for (int daysAgo : List.of(0, 1, 6, 7, 29, 30, 364, 365)) {
      countPlay(played(anna, sinnerman, daysAgo));
    }

    TrackStatistics answer = value(statistics.ofTrack(new TrackQuery(sinnerman)));

    assertThat(answer)
        .isEqualTo(new TrackStatistics(sinnerman, 8, new PlaysByPeriod(1, 3, 5, 7), TODAY));
  }

  @Test
  void given_days_older_than_any_period_when_folded_then_no_count_changes() {
    for (int daysAgo : List.of(0, 365, 366, 367, 400, 400)) {
      countPlay(played(anna, sinnerman, daysAgo));
    }
    TrackStatistics before = value(statistics.ofTrack(new TrackQuery(sinnerman)));

    statistics.foldOldDays();
    countPlay(played(anna, sinnerman, 500));
    statistics.foldOldDays();
    statistics.foldOldDays();

    TrackStatistics after = value(statistics.ofTrack(new TrackQuery(sinnerman)));
    assertThat(after.plays()).isEqualTo(before.plays() + 1);
    assertThat(after.byPeriod()).isEqualTo(before.byPeriod());
    assertThat(rows("track_plays")).isEqualTo(4);
  }

  @Test
  void given_only_old_plays_when_folded_then_the_last_day_is_not_known() {
    countPlay(played(anna, sinnerman, 400));

    statistics.foldOldDays();

    assertThat(value(statistics.ofTrack(new TrackQuery(sinnerman))).lastPlayedOn()).isNull();
  }

  @Test
  void given_tracks_never_played_when_asked_then_they_answer_zero_in_order() {
    countPlay(played(anna, sinnerman, 0));

    List<TrackStatistics> answer =
        value(statistics.ofTracks(new TracksQuery(List.of(strangeFruit, sinnerman, sinnerman))));

    assertThat(answer)
        .extracting(TrackStatistics::trackId)
        .containsExactly(strangeFruit, sinnerman);
    assertThat(answer).extracting(TrackStatistics::plays).containsExactly(0L, 1L);
  }

  @Test
  void given_unknown_tracks_when_charted_then_they_are_left_out_until_known() {
    countPlay(played(anna, sinnerman, 0));
    assertThat(topTracks(Period.ALL).items()).isEmpty();

    List<TrackId> claimed = copies.claim();
    assertThat(claimed).containsExactly(sinnerman);
    copies.keep(claimed, List.of(knownSinnerman()));

    assertThat(topTracks(Period.ALL).items())
        .containsExactly(
            new ChartTrack(
                sinnerman, "Sinnerman", "Nina Simone", nina, "Pastel Blues", pastelBlues, 1));
  }

  @Test
  void given_plays_of_known_tracks_when_charted_then_tracks_artists_and_albums_add_up() {
    play(anna, sinnerman, 2);
    play(bert, strangeFruit, 3);
    knowAll();

    assertThat(topTracks(Period.DAY).items())
        .extracting(ChartTrack::title, ChartTrack::plays)
        .containsExactly(tuple("Strange Fruit", 3L), tuple("Sinnerman", 2L));
    assertThat(value(statistics.topArtists(chart(Period.WEEK))).items())
        .containsExactly(new ChartArtist(nina, "Nina Simone", 5));
    assertThat(value(statistics.topAlbums(chart(Period.ALL))).items())
        .containsExactly(new ChartAlbum(pastelBlues, "Pastel Blues", "Nina Simone", 5));
  }

  @Test
  void given_a_chart_of_two_when_paged_by_one_then_each_page_knows_the_total() {
    play(anna, sinnerman, 2);
    play(bert, strangeFruit, 3);
    knowAll();

    Page<ChartTrack> first = value(statistics.topTracks(new ChartQuery(Period.ALL, 1, 0)));
    Page<ChartTrack> second = value(statistics.topTracks(new ChartQuery(Period.ALL, 1, 1)));
    Page<ChartTrack> third = value(statistics.topTracks(new ChartQuery(Period.ALL, 1, 2)));

    assertThat(first.total()).isEqualTo(2);
    assertThat(first.nextOffset()).isEqualTo(1);
    assertThat(second.total()).isEqualTo(2);
    assertThat(second.nextOffset()).isNull();
    assertThat(third.items()).isEmpty();
    assertThat(third.total()).isEqualTo(2);
  }

  @Test
  void given_known_tracks_when_their_user_asks_then_everything_is_summed_up() {
    play(anna, sinnerman, 2);
    play(anna, strangeFruit, 1);
    play(bert, strangeFruit, 5);
    countPlay(played(anna, TrackId.next(), 0));
    knowAll();

    UserStatistics sum = value(statistics.ofUser(anna, new UserQuery(null, Period.MONTH)));

    assertThat(sum.plays()).isEqualTo(4);
    assertThat(sum.seconds()).isEqualTo(2 * 622 + 209);
    assertThat(sum.tracks()).isEqualTo(3);
    assertThat(sum.artists()).isEqualTo(1);
    assertThat(sum.topTracks()).extracting(ChartTrack::title).startsWith("Sinnerman").hasSize(2);
    assertThat(sum.topArtists()).containsExactly(new ChartArtist(nina, "Nina Simone", 3));
    assertThat(sum.topAlbums()).hasSize(1);
  }

  @Test
  void given_somebody_elses_statistics_when_asked_then_only_an_administrator_sees_them() {
    play(anna, sinnerman, 2);
    UserQuery ofAnna = new UserQuery(anna.user().userId(), null);

    assertThat(error(statistics.ofUser(bert, ofAnna))).isEqualTo(ErrorKind.FORBIDDEN);
    assertThat(value(statistics.ofUser(anna, ofAnna)).plays()).isEqualTo(2);
    assertThat(value(statistics.ofUser(admin, ofAnna)).plays()).isEqualTo(2);
  }

  @Test
  void given_listening_on_two_days_when_asked_by_day_then_silent_days_are_listed_too() {
    play(anna, sinnerman, 2);
    countPlay(played(anna, strangeFruit, 2));
    knowAll();

    List<DayOfListening> days =
        value(statistics.listeningByDay(anna, new DaysQuery(null, null, 3)));

    assertThat(days)
        .containsExactly(
            new DayOfListening(TODAY.minusDays(2), 1, 209),
            new DayOfListening(TODAY.minusDays(1), 0, 0),
            new DayOfListening(TODAY, 2, 1244));
  }

  @Test
  void given_dates_when_asked_by_day_then_both_ends_belong() {
    LocalDate from = LocalDate.parse("2026-06-01");

    assertThat(days(new DaysQuery(from, LocalDate.parse("2026-06-10"), null))).hasSize(10);
    assertThat(days(new DaysQuery(from, null, null))).hasSize(30);
    assertThat(days(new DaysQuery(from, null, 5))).hasSize(5);
    assertThat(days(new DaysQuery(null, from, 5))).hasSize(5);
    assertThat(days(new DaysQuery(null, null, null))).hasSize(30);
    assertThat(days(new DaysQuery(LocalDate.parse("2020-01-01"), null, null))).hasSize(366);
  }

  @Test
  void given_impossible_days_when_asked_then_it_is_refused() {
    LocalDate from = LocalDate.parse("2026-06-01");

    assertThatThrownBy(() -> new DaysQuery(from, from, 1)).hasMessageContaining("all three");
    assertThatThrownBy(() -> new DaysQuery(from, from.plusDays(366), null))
        .hasMessageContaining("came 367");
    assertThatThrownBy(() -> new DaysQuery(from, from.minusDays(1), null))
        .hasMessageContaining("came 0");
    assertThatThrownBy(() -> new DaysQuery(null, null, 0)).hasMessageContaining("came 0");
    assertThatThrownBy(() -> new DaysQuery(LocalDate.MAX, null, null))
        .hasMessageContaining("1900 to 9000");
    assertThat(error(statistics.listeningByDay(anna, new DaysQuery(TODAY.plusDays(1), null, null))))
        .isEqualTo(ErrorKind.INVALID_ARGUMENT);
  }

  @Test
  void given_a_deleted_user_when_plays_come_late_then_global_counts_stay_as_they_are() {
    TrackPlayed play = played(anna, sinnerman, 0);
    countPlay(play);

    statistics.forgetUser(new UserDeleted(anna.user().userId()));
    statistics.forgetUser(new UserDeleted(anna.user().userId()));
    countPlay(play);
    countPlay(played(anna, sinnerman, 0));

    assertThat(plays(sinnerman)).isEqualTo(1);
    assertThat(value(statistics.ofUser(admin, new UserQuery(anna.user().userId(), null))).plays())
        .isZero();
    assertThat(rows("counted_play")).isZero();
  }

  @Test
  void given_plays_that_keep_coming_when_their_user_is_deleted_then_none_slips_through() {
    for (int round = 0; round < 20; round++) {
      Caller user = someone(Role.LISTENER);
      List<CompletableFuture<?>> work = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        work.add(CompletableFuture.runAsync(() -> countPlay(played(user, sinnerman, 0))));
      }
      work.add(
          CompletableFuture.runAsync(
              () -> statistics.forgetUser(new UserDeleted(user.user().userId()))));
      work.forEach(CompletableFuture::join);

      assertThat(rows("counted_play")).isZero();
    }
  }

  @Test
  void given_plays_older_than_the_retention_when_forgotten_then_they_stay_counted_for_everybody() {
    StatisticsService twoYearsEarlier = statisticsAt(NOON.minus(DAY.multipliedBy(730)));
    TrackPlayed old = played(anna, sinnerman, 1002);
    twoYearsEarlier.countPlays(List.of(old, played(anna, sinnerman, 1001)));

    statistics.deleteOld();

    assertThat(rows("counted_play")).isEqualTo(1);
    assertThat(plays(sinnerman)).isEqualTo(2);
    assertThat(countPlay(old)).isFalse();
    assertThat(plays(sinnerman)).isEqualTo(2);
  }

  @Test
  void given_more_old_plays_than_one_batch_when_forgotten_then_none_is_left() {
    StatisticsService earlier = statisticsAt(NOON.minus(DAY.multipliedBy(1001)));
    for (int i = 0; i < 6; i++) {
      earlier.countPlays(Stream.generate(() -> played(anna, sinnerman, 1002)).limit(1000).toList());
    }

    statistics.deleteOld();

    assertThat(rows("counted_play")).isZero();
  }

  @Test
  void given_a_play_as_old_as_the_retention_when_told_then_it_counts_and_an_older_one_does_not() {
    assertThat(countPlay(played(anna, sinnerman, 1000))).isTrue();
    assertThat(countPlay(played(anna, sinnerman, 1001))).isFalse();

    assertThat(plays(sinnerman)).isEqualTo(1);
  }

  @Test
  void given_a_retention_shorter_than_a_play_may_be_late_when_set_then_it_is_refused() {
    assertThatThrownBy(() -> new Retention(14))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("statistics.retention-days: expected 30 or more, came 14");
  }

  private StatisticsService statisticsAt(Instant time) {
    return new StatisticsService(database, new Retention(1000), Clock.fixed(time, ZoneOffset.UTC));
  }

  private void play(Caller user, TrackId track, int times) {
    for (int i = 0; i < times; i++) {
      countPlay(played(user, track, 0));
    }
  }

  private void knowAll() {
    copies.keep(copies.claim(), List.of(knownSinnerman(), knownStrangeFruit()));
  }

  private KnownTrack knownSinnerman() {
    return new KnownTrack(
        sinnerman, "Sinnerman", "Nina Simone", nina, null, "Pastel Blues", pastelBlues, 622.0);
  }

  private KnownTrack knownStrangeFruit() {
    return new KnownTrack(
        strangeFruit,
        "Strange Fruit",
        "Nina Simone",
        nina,
        "Nina Simone",
        "Pastel Blues",
        pastelBlues,
        209.0);
  }

  private Page<ChartTrack> topTracks(Period period) {
    return value(statistics.topTracks(chart(period)));
  }

  private List<DayOfListening> days(DaysQuery query) {
    return value(statistics.listeningByDay(anna, query));
  }

  private long plays(TrackId track) {
    return value(statistics.ofTrack(new TrackQuery(track))).plays();
  }

  private int rows(String table) {
    return database.read(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  private static ChartQuery chart(Period period) {
    return new ChartQuery(period, null, null);
  }

  private static Caller someone(Role role) {
    return new Caller.User(UserId.next(), "someone", role, Ids.next());
  }

  private static TrackPlayed played(Caller user, TrackId track, int daysAgo) {
    return new TrackPlayed(
        Ids.next(), user.user().userId(), track, NOON.minus(DAY.multipliedBy(daysAgo)));
  }

  private static <T> T value(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        error -> {
          throw new AssertionError(error);
        });
  }

  private static ErrorKind error(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("expected a refusal, came " + value);
        },
        error -> error.kind());
  }

  private boolean countPlay(TrackPlayed play) {
    return statistics.countPlays(List.of(play)) == 1;
  }
}
