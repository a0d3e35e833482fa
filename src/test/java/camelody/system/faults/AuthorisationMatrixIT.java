package camelody.system.faults;

import static camelody.system.faults.Verdict.FORBIDDEN;
import static camelody.system.faults.Verdict.NOT_FOUND;
import static camelody.system.faults.Verdict.OK;
import static camelody.system.faults.Verdict.UNAUTHENTICATED;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.AmqpPeer;
import camelody.system.BrokerKind;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Asks every method as nobody, as a stranger, as the owner and as an administrator, straight over
 * the broker, where no gateway looks first. The methods are those that {@code rpc.discover} lists:
 * a new one without a row fails.
 */
@OnFaultBrokers
class AuthorisationMatrixIT {
  private static final List<Row> MATRIX =
      List.of(
          everybody("catalogue.albums", "catalogue.artists", "catalogue.genres", "catalogue.list"),
          everybody("catalogue.scanStatus", "users.keys", "users.revocations"),
          everybody("statistics.topTracks", "statistics.topArtists", "statistics.topAlbums"),
          everybody("catalogue.search").with(world -> Map.of("q", "a")),
          everybody("catalogue.findTrack", "catalogue.openStream", "statistics.ofTrack")
              .with(world -> Map.of("trackId", world.track())),
          everybody("catalogue.findTracks", "statistics.ofTracks")
              .with(world -> Map.of("trackIds", List.of(world.track()))),
          everybody("catalogue.findAlbum", "catalogue.openCover")
              .with(world -> Map.of("albumId", world.album())),
          everybody("catalogue.findArtist").with(world -> Map.of("artistId", world.artist())),
          administrators("catalogue.scan"),
          users("playlists.list"),
          users("playlists.create").with(world -> Map.of("name", "Of my own")),
          row(NOT_FOUND, NOT_FOUND, OK, OK, "playlists.find").with(Member::playlist),
          owned("playlists.rename").with(world -> edit(world, entry("name", "Other"))),
          owned("playlists.describe").with(world -> edit(world, entry("description", "Other"))),
          owned("playlists.addTracks", "playlists.replaceTracks")
              .with(world -> edit(world, entry("trackIds", List.of(world.track())))),
          owned("playlists.removeTracks")
              .with(world -> edit(world, entry("entryIds", List.of(world.entry())))),
          owned("playlists.moveTrack")
              .with(world -> edit(world, entry("entryId", world.entry()), entry("position", 0))),
          owned("playlists.publish").with(world -> edit(world, entry("public", true))),
          owned("playlists.delete").with(world -> edit(world)),
          everybody("users.register")
              .with(world -> Map.of("username", Member.name(), "password", Member.PASSWORD)),
          everybody("users.authenticate")
              .with(world -> Map.of("username", world.username(), "password", Member.PASSWORD)),
          everybody("users.renew").with(world -> Map.of("refreshToken", world.refreshToken())),
          users("users.logout"),
          row(UNAUTHENTICATED, FORBIDDEN, OK, OK, "users.profile", "statistics.ofUser")
              .with(world -> Map.of("userId", world.userId())),
          users("users.updateProfile").with(world -> Map.of("displayName", "Somebody")),
          row(UNAUTHENTICATED, OK, OK, FORBIDDEN, "users.changePassword")
              .with(
                  world ->
                      Map.of("currentPassword", world.password(), "newPassword", "another horse")),
          row(UNAUTHENTICATED, FORBIDDEN, OK, OK, "users.delete")
              .with(world -> Map.of("userId", world.userId(), "password", Member.PASSWORD)),
          administrators("users.list"),
          administrators("users.grantRole")
              .with(world -> Map.of("userId", world.userId(), "role", "listener")),
          users("users.star", "users.unstar").with(world -> Map.of("trackId", world.track())),
          users("users.starred"),
          users("users.rate").with(world -> Map.of("trackId", world.track(), "rating", 3)),
          users("history.recent"),
          administrators("history.nowPlaying").with(world -> Map.of("everybody", true)),
          users("history.forget").with(world -> Map.of("all", true)),
          users("statistics.listeningByDay"),
          administrators("activity.list"),
          administrators("operations.workers", "operations.queues", "operations.deadLetters"),
          row(
                  UNAUTHENTICATED,
                  FORBIDDEN,
                  FORBIDDEN,
                  NOT_FOUND,
                  "operations.deadLetter",
                  "operations.replay",
                  "operations.discard")
              .with(
                  world ->
                      Map.of(
                          "queue", "history.listening", "letterId", UUID.randomUUID().toString())));

  private final BrokerKind broker;
  private final RunningSystem system;

  AuthorisationMatrixIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
  }

  /** Who asks. */
  private record Parties(Member owner, Member stranger, String administrator) {
    static Parties of(Callers callers) throws Exception {
      return new Parties(
          Member.register(callers), Member.register(callers), callers.administrator());
    }
  }

  /** What four callers are answered by some methods. */
  private record Row(
      Set<String> methods,
      Verdict nobody,
      Verdict stranger,
      Verdict owner,
      Verdict administrator,
      Function<Member, Map<String, ?>> params) {

    Row with(Function<Member, Map<String, ?>> params) {
      return new Row(methods, nobody, stranger, owner, administrator, params);
    }
  }

  private static Row row(
      Verdict nobody, Verdict stranger, Verdict owner, Verdict administrator, String... methods) {
    return new Row(
        new TreeSet<>(Set.of(methods)), nobody, stranger, owner, administrator, any -> Map.of());
  }

  private static Row everybody(String... methods) {
    return row(OK, OK, OK, OK, methods);
  }

  /** What each user does to what is their own; nobody can name another's. */
  private static Row users(String... methods) {
    return row(UNAUTHENTICATED, OK, OK, OK, methods);
  }

  private static Row administrators(String... methods) {
    return row(UNAUTHENTICATED, FORBIDDEN, FORBIDDEN, OK, methods);
  }

  /** What is done to something private: to a stranger it does not exist. */
  private static Row owned(String... methods) {
    return row(UNAUTHENTICATED, NOT_FOUND, OK, OK, methods);
  }

  @SafeVarargs
  private static Map<String, ?> edit(Member owner, Map.Entry<String, ?>... members) {
    Map<String, Object> params = new TreeMap<>(owner.playlist());
    params.put("version", 1);
    for (Map.Entry<String, ?> member : members) {
      params.put(member.getKey(), member.getValue());
    }
    return params;
  }

  @Test
  void given_every_method_when_called_by_whom_it_is_not_for_then_it_is_refused() throws Exception {
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      Callers callers = new Callers(peer, system);
      Parties shared = Parties.of(callers);
      for (Row row : MATRIX) {
        for (String method : row.methods()) {
          wrong.addAll(compare(callers, row, method, shared));
          asked += 4;
        }
      }
    }

    assertThat(wrong).isEmpty();
    // A service that is busy when it is asked may be missing from the merged document once.
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(MATRIX.stream().flatMap(row -> row.methods().stream()))
                    .as("a row for each method that rpc.discover lists")
                    .containsExactlyInAnyOrderElementsOf(methods()));
    Finding.record(
        this,
        broker,
        "each method refuses whom it is not for, over the broker too",
        asked + " calls, 0 let through");
  }

  private static List<String> compare(Callers callers, Row row, String method, Parties shared)
      throws Exception {
    List<String> wrong = new ArrayList<>();
    // What users does may end the session or the account that asked for it.
    Parties first = method.startsWith("users.") ? Parties.of(callers) : shared;
    Parties second = method.startsWith("users.") ? Parties.of(callers) : shared;
    Member owner = first.owner();
    String stranger = first.stranger().token();
    check(callers, row, method, owner, null, row.nobody(), "nobody", wrong);
    check(callers, row, method, owner, stranger, row.stranger(), "stranger", wrong);
    check(callers, row, method, owner, owner.token(), row.owner(), "owner", wrong);
    String administrator = second.administrator();
    check(callers, row, method, second.owner(), administrator, row.administrator(), "admin", wrong);
    return wrong;
  }

  private static void check(
      Callers callers,
      Row row,
      String method,
      Member owner,
      @org.jspecify.annotations.Nullable String token,
      Verdict expected,
      String who,
      List<String> wrong)
      throws Exception {
    Member world = owner.withPlaylist();
    JsonNode reply = callers.call(method, row.params().apply(world), token);
    if (Verdict.of(reply) != expected) {
      wrong.add(method + " as " + who + ": expected " + expected + ", came " + reply);
    }
    boolean mayKnow = who.equals("owner") || who.equals("admin");
    if (!mayKnow && reply.toString().contains(world.playlistName())) {
      wrong.add(method + " as " + who + " shows what is private: " + reply);
    }
  }

  private Set<String> methods() {
    JsonNode document =
        system.http().rpc("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}").json();
    Set<String> methods = new TreeSet<>();
    document.at("/result/methods").forEach(method -> methods.add(method.path("name").asText()));
    return methods;
  }
}
