package camelody.history.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.history.ForgetPlays;
import camelody.history.ForgottenPlays;
import camelody.history.HistoryService;
import camelody.history.HistorySettings;
import camelody.history.NowPlaying;
import camelody.history.Play;
import camelody.history.Playing;
import camelody.history.RecentPlays;
import camelody.history.TrackPlayed;
import camelody.history.TrackStarted;
import camelody.history.UserDeleted;
import camelody.kernel.Caller;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.messaging.methods.Method;
import camelody.messaging.methods.UseCase;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.ExchangePattern;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoryRoutesTest extends CamelMainTestSupport {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  static Database database;
  static HistoryService history;

  final Caller anna = new Caller.User(UserId.next(), "anna", Role.LISTENER, Ids.next());
  final UserId annasId = anna.user().userId();
  final TrackId track = TrackId.next();

  @BeforeAll
  static void open() {
    Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
    database = Database.open("history", POSTGRES::uri, DatabaseSettings.defaults(), noon);
    database.prepare();
    history =
        new HistoryService(
            database, new HistorySettings(Duration.ofMinutes(15), Duration.ofDays(100)), noon);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new RecentRoute(history));
    configuration.addRoutesBuilder(new NowPlayingRoute(history));
    configuration.addRoutesBuilder(new ForgetRoute(history));
    configuration.addRoutesBuilder(new RecordPlaysRoute(history));
    configuration.addRoutesBuilder(new NoteStartRoute(history));
    configuration.addRoutesBuilder(new ForgetUserRoute(history));
    configuration.addRoutesBuilder(new DeleteOldRoute(history, Duration.ofMillis(50)));
  }

  @Test
  void given_a_play_told_twice_when_recent_is_asked_then_it_is_listed_once() {
    TrackPlayed play = new TrackPlayed(Ids.next(), annasId, track, NOON);

    tell("direct:history.recordPlays", List.of(play));
    tell("direct:history.recordPlays", List.of(play));

    assertThat(ask("direct:history.recent", new RecentPlays(null, null)))
        .isEqualTo(onePage(new Play(play.eventId(), track, NOON)));
  }

  @Test
  void given_a_start_when_asked_what_is_playing_then_it_is_told() {
    tell("direct:history.noteStart", new TrackStarted(annasId, track, NOON));

    assertThat(ask("direct:history.nowPlaying", new NowPlaying(null, null, null)))
        .isEqualTo(onePage(new Playing(annasId, track, NOON)));
  }

  @Test
  void given_a_play_when_all_is_forgotten_then_it_is_gone() {
    tell("direct:history.recordPlays", List.of(new TrackPlayed(Ids.next(), annasId, track, NOON)));

    assertThat(ask("direct:history.forget", new ForgetPlays(null, null, true)))
        .isEqualTo(new ForgottenPlays(1));
    assertThat(ask("direct:history.recent", new RecentPlays(null, null))).isEqualTo(onePage());
  }

  @Test
  void given_a_deleted_account_when_recent_is_asked_then_nothing_is_left() {
    tell("direct:history.recordPlays", List.of(new TrackPlayed(Ids.next(), annasId, track, NOON)));

    tell("direct:history.forgetUser", new UserDeleted(annasId));

    assertThat(ask("direct:history.recent", new RecentPlays(null, null))).isEqualTo(onePage());
  }

  @Test
  void given_an_old_play_when_the_timer_fires_then_it_is_deleted() {
    Instant old = NOON.minus(Duration.ofDays(101));
    tell("direct:history.recordPlays", List.of(new TrackPlayed(Ids.next(), annasId, track, old)));

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(ask("direct:history.recent", new RecentPlays(null, null)))
                    .isEqualTo(onePage()));
  }

  @Test
  void given_the_tables_when_compared_with_the_routes_then_every_entry_has_its_route() {
    assertThat(HistoryMethods.TABLE.methods())
        .extracting(Method::name)
        .allSatisfy(name -> assertThat(context().getRoute(name)).isNotNull());
    assertThat(HistoryEvents.TABLE.readers().values())
        .allSatisfy(
            reader ->
                assertThat(context().getRoute(reader.route().replace("direct:", ""))).isNotNull());
  }

  private void tell(String route, Object event) {
    template().sendBody(route, event);
  }

  private Object ask(String route, Object params) {
    Outcome<?> outcome =
        (Outcome<?>)
            template()
                .sendBodyAndProperty(route, ExchangePattern.InOut, params, UseCase.CALLER, anna);
    return outcome.fold(value -> value, error -> error);
  }

  private static Page<Object> onePage(Object... items) {
    return Page.of(List.of(items), Paging.of(null, null), items.length);
  }
}
