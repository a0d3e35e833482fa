package camelody.playlists.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.PlaylistId;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcResult;
import camelody.messaging.methods.UseCase;
import camelody.playlists.CreatePlaylist;
import camelody.playlists.FindPlaylist;
import camelody.playlists.Playlist;
import camelody.playlists.PlaylistsService;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Content Enricher: one call for all tracks; without an answer, the ids alone. */
class FindPlaylistRouteTest extends CamelMainTestSupport {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final Duration TIMEOUT = Duration.ofMillis(1_500);
  static final Duration RESERVE = Duration.ofMillis(250);
  static final TrackId A = TrackId.next();
  static final TrackId B = TrackId.next();

  static Database database;
  static PlaylistsService playlists;

  @BindToRegistry("jsonrpc")
  final CallsAtHand calls = new CallsAtHand();

  final Caller anna = new Caller.User(UserId.next(), "anna", Role.LISTENER, Ids.next());
  final List<TracksWanted> wanted = new ArrayList<>();
  final List<Long> deadlines = new ArrayList<>();
  Processor catalogue = exchange -> answer(exchange, "{\"items\":[],\"missing\":[]}");

  @BeforeAll
  static void open() {
    database = Database.open("playlists", POSTGRES::uri, DatabaseSettings.defaults(), CLOCK);
    database.prepare();
    playlists = new PlaylistsService(database, 1_000, CLOCK);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected CamelContext createCamelContext() throws Exception {
    CamelContext created = super.createCamelContext();
    created.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerBuilder());
    return created;
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new FindPlaylistRoute(playlists));
    configuration.addRoutesBuilder(
        new EnrichPlaylistRoute(new EnrichmentDeadline(TIMEOUT, RESERVE, CLOCK)));
    configuration.addRoutesBuilder(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:catalogue.findTracks")
                .process(exchange -> ask(exchange))
                .process(exchange -> catalogue.process(exchange));
          }
        });
  }

  @Test
  void given_a_track_three_times_when_found_then_the_catalogue_is_asked_once_for_each() {
    Playlist playlist = aPlaylist(A, B, A, A);
    catalogue =
        exchange ->
            answer(exchange, "{\"items\":[" + track(B, "Blue") + "," + track(A, "Amber") + "]}");

    EnrichedPlaylist found = find(playlist);

    assertThat(wanted).hasSize(1);
    assertThat(wanted.get(0).trackIds()).containsExactly(A, B);
    assertThat(found.enriched()).isTrue();
    assertThat(found.entries())
        .extracting(entry -> entry.track().path("title").textValue())
        .containsExactly("Amber", "Blue", "Amber", "Amber");
  }

  @Test
  void given_a_track_that_is_gone_when_found_then_its_entry_stays_without_it() {
    Playlist playlist = aPlaylist(A, B);
    catalogue =
        exchange ->
            answer(
                exchange,
                "{\"items\":[null,{},7,"
                    + track(A, "Amber")
                    + "],\"missing\":[\""
                    + B
                    + "\"],\"x\":1}");

    EnrichedPlaylist found = find(playlist);

    assertThat(found.enriched()).isTrue();
    assertThat(found.entries().get(0).track().path("title").textValue()).isEqualTo("Amber");
    assertThat(found.entries().get(1).track()).isNull();
    assertThat(found.entries().get(1).trackId()).isEqualTo(B);
  }

  @Test
  void given_an_empty_playlist_when_found_then_nobody_is_asked() {
    EnrichedPlaylist found = find(aPlaylist());

    assertThat(wanted).isEmpty();
    assertThat(found.enriched()).isTrue();
    assertThat(found.entries()).isEmpty();
  }

  @Test
  void given_a_catalogue_that_is_away_slow_or_refuses_when_found_then_bare_ids_are_answered() {
    for (FaultCode code :
        List.of(
            FaultCode.SERVICE_ABSENT,
            FaultCode.TIMEOUT,
            FaultCode.UNAVAILABLE,
            FaultCode.INTERNAL_ERROR)) {
      catalogue =
          exchange -> {
            throw RpcFault.of(code, "not now").asException();
          };

      assertBare(find(aPlaylist(A, B)));
    }
  }

  @Test
  void given_a_catalogue_that_is_broken_when_found_then_bare_ids_are_answered() {
    for (String nonsense : List.of("[]", "null", "7", "{}", "{\"items\":null}", "{\"items\":{}}")) {
      catalogue = exchange -> answer(exchange, nonsense);

      assertBare(find(aPlaylist(A, B)));
    }
  }

  @Test
  void given_a_private_playlist_of_another_when_asked_for_then_nobody_is_asked() {
    Playlist playlist = aPlaylist(A);

    Outcome<?> outcome = call(Caller.anonymous(), playlist.id(), null);

    assertThat(outcome).isInstanceOf(Outcome.Failure.class);
    assertThat(((Outcome.Failure<?>) outcome).error().kind()).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(wanted).isEmpty();
  }

  @Test
  void given_a_callers_deadline_when_the_catalogue_is_asked_then_time_to_answer_is_left() {
    Playlist playlist = aPlaylist(A);
    long now = NOW.toEpochMilli();

    call(anna, playlist.id(), now + 5_000);
    call(anna, playlist.id(), now + 1_000);
    call(anna, playlist.id(), null);

    assertThat(deadlines).containsExactly(now + 1_500, now + 750, now + 1_500);
  }

  @Test
  void given_an_enriched_playlist_when_written_then_it_has_the_names_of_the_protocol() {
    Playlist playlist = aPlaylist(A);
    catalogue = exchange -> answer(exchange, "{\"items\":[" + track(A, "Amber") + "]}");

    JsonNode json = new RpcResult(JsonBytes.of(find(playlist))).as(JsonNode.class);

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "ownerId",
            "name",
            "description",
            "public",
            "version",
            "createdAt",
            "changedAt",
            "enriched",
            "entries");
    assertThat(json.at("/entries/0").fieldNames())
        .toIterable()
        .containsExactly("entryId", "position", "trackId", "addedAt", "track");
    assertThat(json.at("/entries/0/addedAt").textValue()).isEqualTo("2026-03-01T10:15:30Z");
    assertThat(json.at("/entries/0/track/title").textValue()).isEqualTo("Amber");
  }

  private static void assertBare(EnrichedPlaylist found) {
    assertThat(found.enriched()).isFalse();
    assertThat(found.entries()).extracting(entry -> entry.trackId()).containsExactly(A, B);
    assertThat(found.entries()).allSatisfy(entry -> assertThat(entry.track()).isNull());
  }

  private Playlist aPlaylist(TrackId... trackIds) {
    Outcome<Playlist> created =
        playlists.create(anna, new CreatePlaylist("x", null, null, List.of(trackIds)));
    return ((Outcome.Success<Playlist>) created).value();
  }

  private EnrichedPlaylist find(Playlist playlist) {
    Outcome<?> outcome = call(anna, playlist.id(), null);
    assertThat(outcome).isInstanceOf(Outcome.Success.class);
    return (EnrichedPlaylist) ((Outcome.Success<?>) outcome).value();
  }

  private Outcome<?> call(Caller caller, PlaylistId id, Long deadline) {
    Exchange answered =
        template.request(
            "direct:playlists.find",
            exchange -> {
              exchange.setProperty(UseCase.CALLER, caller);
              exchange.getMessage().setHeader(RpcHeaders.DEADLINE, deadline);
              exchange.getMessage().setBody(new FindPlaylist(id));
            });
    assertThat(answered.getException()).isNull();
    return answered.getMessage().getBody(Outcome.class);
  }

  private void ask(Exchange exchange) {
    wanted.add(exchange.getMessage().getBody(TracksWanted.class));
    deadlines.add(exchange.getMessage().getHeader(RpcHeaders.DEADLINE, Long.class));
  }

  private static void answer(Exchange exchange, String json) {
    exchange.getMessage().setBody(new RpcResult(JsonBytes.ofText(json)));
  }

  private static String track(TrackId id, String title) {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\"}";
  }
}
