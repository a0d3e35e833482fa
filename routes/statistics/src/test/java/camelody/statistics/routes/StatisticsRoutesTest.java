package camelody.statistics.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.Caller;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcResult;
import camelody.messaging.methods.Method;
import camelody.messaging.methods.UseCase;
import camelody.statistics.ChartQuery;
import camelody.statistics.DayOfListening;
import camelody.statistics.DaysQuery;
import camelody.statistics.Period;
import camelody.statistics.Retention;
import camelody.statistics.StatisticsService;
import camelody.statistics.TrackCopies;
import camelody.statistics.TrackPlayed;
import camelody.statistics.TrackQuery;
import camelody.statistics.TracksQuery;
import camelody.statistics.UserDeleted;
import camelody.statistics.UserQuery;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.BindToRegistry;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatisticsRoutesTest extends CamelMainTestSupport {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOON = Instant.parse("2026-06-30T12:00:00Z");
  static final Duration SOON = Duration.ofSeconds(10);

  static Database database;
  static StatisticsService statistics;

  final Caller anna = new Caller.User(UserId.next(), "anna", Role.LISTENER, Ids.next());
  final UserId annasId = anna.user().userId();
  final TrackId track = TrackId.next();

  /** What the stand-in for the catalogue knows, and whether it is there. */
  final Set<TrackId> catalogue = ConcurrentHashMap.newKeySet();

  final AtomicInteger refusals = new AtomicInteger();

  volatile boolean catalogueIsThere = true;

  @BindToRegistry("jsonrpc")
  final Component standIn = new CatalogueStandIn();

  @BeforeAll
  static void open() {
    Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
    database = Database.open("statistics", POSTGRES::uri, DatabaseSettings.defaults(), noon);
    database.prepare();
    statistics = new StatisticsService(database, new Retention(1000), noon);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void forgetTracks() {
    database.useTransaction(handle -> handle.execute("truncate track, track_plays"));
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    Duration period = Duration.ofMillis(50);
    TrackCopies copies =
        new TrackCopies(database, Duration.ofDays(1), Clock.fixed(NOON, ZoneOffset.UTC));
    TrackRefresher refresher =
        new TrackRefresher(copies, period, Duration.ofMillis(200), System::nanoTime);
    configuration.addRoutesBuilder(new TopTracksRoute(statistics));
    configuration.addRoutesBuilder(new TopArtistsRoute(statistics));
    configuration.addRoutesBuilder(new TopAlbumsRoute(statistics));
    configuration.addRoutesBuilder(new OfUserRoute(statistics));
    configuration.addRoutesBuilder(new OfTrackRoute(statistics));
    configuration.addRoutesBuilder(new OfTracksRoute(statistics));
    configuration.addRoutesBuilder(new ListeningByDayRoute(statistics));
    configuration.addRoutesBuilder(new CountPlaysRoute(statistics));
    configuration.addRoutesBuilder(new ForgetUserRoute(statistics));
    configuration.addRoutesBuilder(new RefreshTracksRoute(refresher, period));
    configuration.addRoutesBuilder(new FoldOldDaysRoute(statistics, period));
    configuration.addRoutesBuilder(new DeleteOldRoute(statistics, period));
  }

  @Test
  void given_a_play_told_twice_when_asked_then_it_counts_once() {
    TrackPlayed play = played();

    tell("direct:statistics.countPlays", List.of(play));
    tell("direct:statistics.countPlays", List.of(play));

    assertThat(ask("direct:statistics.ofTrack", new TrackQuery(track)))
        .extracting("plays")
        .isEqualTo(1L);
    assertThat(ask("direct:statistics.ofTracks", new TracksQuery(List.of(track))))
        .asInstanceOf(LIST)
        .hasSize(1);
  }

  @Test
  void given_a_play_when_its_user_asks_then_it_is_in_the_sums() {
    tell("direct:statistics.countPlays", List.of(played()));

    assertThat(ask("direct:statistics.ofUser", new UserQuery(null, Period.DAY)))
        .extracting("plays")
        .isEqualTo(1L);
    assertThat(ask("direct:statistics.listeningByDay", new DaysQuery(null, null, 1)))
        .isEqualTo(List.of(new DayOfListening(LocalDate.parse("2026-06-30"), 1, 0)));
  }

  @Test
  void given_a_deleted_account_when_its_user_asks_then_nothing_is_left() {
    tell("direct:statistics.countPlays", List.of(played()));

    tell("direct:statistics.forgetUser", new UserDeleted(annasId));

    assertThat(ask("direct:statistics.ofUser", new UserQuery(null, null)))
        .extracting("plays")
        .isEqualTo(0L);
  }

  @Test
  void given_a_counted_track_when_the_catalogue_knows_it_then_it_is_in_the_charts() {
    catalogue.add(track);

    tell("direct:statistics.countPlays", List.of(played()));

    await().atMost(SOON).until(() -> charted("direct:statistics.topTracks") == 1);
    assertThat(charted("direct:statistics.topArtists")).isEqualTo(1);
    assertThat(charted("direct:statistics.topAlbums")).isEqualTo(1);
  }

  @Test
  void given_a_catalogue_that_is_away_when_it_returns_then_the_track_is_in_the_charts() {
    catalogue.add(track);
    catalogueIsThere = false;
    tell("direct:statistics.countPlays", List.of(played()));
    await().atMost(SOON).until(() -> refusals.get() >= 3);
    assertThat(charted("direct:statistics.topTracks")).isZero();

    catalogueIsThere = true;

    await().atMost(SOON).until(() -> charted("direct:statistics.topTracks") == 1);
  }

  @Test
  void given_the_tables_when_compared_with_the_routes_then_every_entry_has_its_route() {
    assertThat(StatisticsMethods.TABLE.methods())
        .extracting(Method::name)
        .allSatisfy(name -> assertThat(context().getRoute(name)).isNotNull());
    assertThat(StatisticsEvents.TABLE.readers().values())
        .allSatisfy(
            reader ->
                assertThat(context().getRoute(reader.route().replace("direct:", ""))).isNotNull());
  }

  private TrackPlayed played() {
    return new TrackPlayed(Ids.next(), annasId, track, NOON);
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

  private long charted(String route) {
    return ((Page<?>) ask(route, new ChartQuery(Period.ALL, null, null))).total();
  }

  private void findTracks(Exchange exchange) {
    FindTracks asked = exchange.getMessage().getBody(FindTracks.class);
    if (!catalogueIsThere) {
      refusals.incrementAndGet();
      throw RpcFault.of(FaultCode.UNAVAILABLE, "the broker is away").asException();
    }
    List<?> items = asked.trackIds().stream().filter(catalogue::contains).map(this::known).toList();
    exchange.getMessage().setBody(new RpcResult(JsonBytes.of(Map.of("items", items))));
  }

  private Map<String, Object> known(TrackId id) {
    return Map.of(
        "id",
        id,
        "title",
        "Sinnerman",
        "artist",
        "Nina Simone",
        "artistId",
        ArtistId.next(),
        "album",
        "Pastel Blues",
        "albumId",
        AlbumId.next(),
        "durationSeconds",
        622.1,
        "sizeBytes",
        1);
  }

  /** Answers {@code jsonrpc:catalogue} where there is no broker. */
  private final class CatalogueStandIn extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String service, Map<String, Object> parameters) {
      assertThat(service).isEqualTo("catalogue");
      assertThat(parameters.remove("method")).isEqualTo("findTracks");
      return new ProcessorEndpoint(uri, this, StatisticsRoutesTest.this::findTracks);
    }
  }
}
