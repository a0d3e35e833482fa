package camelody.playlists;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.PlaylistId;
import camelody.kernel.Role;
import camelody.kernel.ServiceError;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.kernel.ports.EventOutbox.PendingEvent;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lends tests a service on a database of its own, and three people. */
abstract class PlaylistsScenario {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");
  static final int PLAYLISTS_MAX = 3;
  static final TrackId A = TrackId.next();
  static final TrackId B = TrackId.next();
  static final TrackId C = TrackId.next();
  static final TrackId D = TrackId.next();

  static Database database;
  static PlaylistsService playlists;

  Caller anna;
  Caller berta;
  Caller administrator;

  @BeforeAll
  static void open() {
    Clock clock = Clock.fixed(NOW.plusNanos(789), ZoneOffset.UTC);
    database =
        Database.open(
            "playlists",
            POSTGRES::uri,
            new DatabaseSettings(
                8,
                DatabaseSettings.defaults().connectionTimeout(),
                DatabaseSettings.defaults().statementTimeout()),
            clock);
    database.prepare();
    playlists = new PlaylistsService(database, PLAYLISTS_MAX, clock);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void somebodyNew() {
    anna = somebody("anna", Role.LISTENER);
    berta = somebody("berta", Role.LISTENER);
    administrator = somebody("carla", Role.ADMINISTRATOR);
    published();
  }

  Playlist aPlaylist(TrackId... trackIds) {
    return value(playlists.create(anna, new CreatePlaylist("x", null, null, List.of(trackIds))));
  }

  static AddTracks add(Playlist playlist, TrackId... trackIds) {
    return new AddTracks(playlist.id(), List.of(trackIds), null, null);
  }

  Page<PlaylistSummary> list(Caller caller, @Nullable Caller owner, @Nullable Boolean isPublic) {
    UserId ownerId = owner == null ? null : owner.user().userId();
    return value(playlists.list(caller, new ListPlaylists(ownerId, isPublic, 500, null)));
  }

  Playlist find(Caller caller, Playlist playlist) {
    return value(playlists.find(caller, new FindPlaylist(playlist.id())));
  }

  static List<PlaylistId> ids(Page<PlaylistSummary> page) {
    return page.items().stream().map(PlaylistSummary::id).toList();
  }

  static List<TrackId> tracks(Playlist playlist) {
    return playlist.entries().stream().map(Entry::trackId).toList();
  }

  static TrackId[] many(int count) {
    return Stream.generate(TrackId::next).limit(count).toArray(TrackId[]::new);
  }

  static Caller somebody(String username, Role role) {
    return new Caller.User(UserId.next(), username, role, UUID.randomUUID());
  }

  static List<String> published() {
    List<String> events = new ArrayList<>();
    database
        .outbox()
        .relay(
            1_000,
            pending -> {
              pending.forEach(event -> events.add(event.routingKey() + " " + event.data()));
              return pending.stream().map(PendingEvent::eventId).toList();
            });
    return events;
  }

  static <T> T value(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        error -> {
          throw new AssertionError(error);
        });
  }

  static ServiceError error(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("expected a refusal, came " + value);
        },
        error -> error);
  }

  static void assertRefused(ErrorKind kind, Outcome<?> outcome) {
    assertThat(error(outcome).kind()).isEqualTo(kind);
  }
}
