package camelody.playlists.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.PlaylistId;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.methods.Method;
import camelody.messaging.methods.ParamsTranslator;
import camelody.messaging.methods.UseCase;
import camelody.playlists.Deleted;
import camelody.playlists.Playlist;
import camelody.playlists.PlaylistsService;
import camelody.playlists.UserDeleted;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each use case from its JSON parameters to its outcome. */
class PlaylistsRoutesTest extends CamelMainTestSupport {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static Database database;
  static PlaylistsService playlists;

  final Caller anna = new Caller.User(UserId.next(), "anna", Role.LISTENER, Ids.next());
  final TrackId track = TrackId.next();

  @BeforeAll
  static void open() {
    Clock clock = Clock.systemUTC();
    database = Database.open("playlists", POSTGRES::uri, DatabaseSettings.defaults(), clock);
    database.prepare();
    playlists = new PlaylistsService(database, 1_000, clock);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    Stream.<RoutesBuilder>of(
            new ListPlaylistsRoute(playlists),
            new FindPlaylistRoute(playlists),
            new CreatePlaylistRoute(playlists),
            new RenamePlaylistRoute(playlists),
            new DescribePlaylistRoute(playlists),
            new AddTracksRoute(playlists),
            new RemoveTracksRoute(playlists),
            new MoveTrackRoute(playlists),
            new ReplaceTracksRoute(playlists),
            new PublishPlaylistRoute(playlists),
            new DeletePlaylistRoute(playlists),
            new ForgetUserRoute(playlists))
        .forEach(configuration::addRoutesBuilder);
  }

  @Test
  void given_the_parameters_as_json_when_each_edit_is_called_then_it_is_done() {
    Playlist created = edit("create", "{'name':'a','public':true,'trackIds':['" + track + "']}");
    String id = "'playlistId':'" + created.id() + "'";

    edit("rename", "{" + id + ",'name':'b','version':1}");
    edit("describe", "{" + id + ",'description':'slow','version':2}");
    edit("publish", "{" + id + ",'public':false,'version':3}");
    Playlist two = edit("addTracks", "{" + id + ",'trackIds':['" + track + "'],'position':0}");
    String entry = "'" + two.entries().get(0).entryId() + "'";
    edit("moveTrack", "{" + id + ",'entryId':" + entry + ",'position':1,'version':5}");
    edit("removeTracks", "{" + id + ",'entryIds':[" + entry + "],'version':6}");
    Playlist last = edit("replaceTracks", "{" + id + ",'trackIds':[],'version':7}");

    assertThat(last.name()).isEqualTo("b");
    assertThat(last.description()).isEqualTo("slow");
    assertThat(last.isPublic()).isFalse();
    assertThat(last.version()).isEqualTo(8);
    assertThat(last.entries()).isEmpty();
    assertThat(value("delete", "{" + id + "}")).isEqualTo(new Deleted(created.id()));
    assertThat(((Page<?>) value("list", "{}")).items()).isEmpty();
  }

  @Test
  void given_an_unknown_playlist_when_edited_then_it_is_not_found() {
    Outcome<?> outcome =
        call("rename", "{'playlistId':'" + PlaylistId.next() + "','name':'b','version':1}");

    assertThat(((Outcome.Failure<?>) outcome).error().kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void given_a_deleted_user_when_the_event_comes_then_the_playlists_are_gone() {
    edit("create", "{'name':'a'}");

    template.sendBody("direct:playlists.forgetUser", new UserDeleted(anna.user().userId()));

    assertThat(((Page<?>) value("list", "{}")).items()).isEmpty();
  }

  @Test
  void given_the_tables_when_compared_with_the_routes_then_every_entry_has_its_route() {
    assertThat(PlaylistsMethods.TABLE.methods())
        .hasSize(11)
        .extracting(Method::name)
        .allSatisfy(name -> assertThat(context().getRoute(name)).isNotNull());
    assertThat(PlaylistsEvents.TABLE.readers().values())
        .allSatisfy(
            reader ->
                assertThat(context().getRoute(reader.route().replace("direct:", ""))).isNotNull());
  }

  @Test
  void given_the_table_when_read_then_listing_and_finding_alone_change_nothing() {
    assertThat(PlaylistsMethods.TABLE.methods().stream().filter(method -> !method.write()))
        .extracting(Method::name)
        .containsExactly("playlists.list", "playlists.find");
  }

  private Playlist edit(String useCase, String params) {
    return (Playlist) value(useCase, params);
  }

  private Object value(String useCase, String params) {
    Outcome<?> outcome = call(useCase, params);
    assertThat(outcome).isInstanceOf(Outcome.Success.class);
    return ((Outcome.Success<?>) outcome).value();
  }

  private Outcome<?> call(String useCase, String params) {
    Method method = PlaylistsMethods.TABLE.find("playlists." + useCase);
    Object request =
        ParamsTranslator.translate(method, JsonBytes.ofText(params.replace('\'', '"')));
    Exchange answered =
        template.request(
            "direct:playlists." + useCase,
            exchange -> {
              exchange.setProperty(UseCase.CALLER, anna);
              exchange.getMessage().setBody(request);
            });
    assertThat(answered.getException()).isNull();
    return answered.getMessage().getBody(Outcome.class);
  }
}
