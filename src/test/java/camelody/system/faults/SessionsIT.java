package camelody.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.AmqpPeer;
import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Forges tokens, steals refresh tokens, guesses passwords, over the gateway and past it. */
@OnFaultBrokers
class SessionsIT {
  private static final int TOO_MANY = -32005;

  private final BrokerKind broker;
  private final RunningSystem system;

  SessionsIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
  }

  @Test
  void given_a_token_when_it_is_forged_in_any_way_then_gateway_and_service_refuse_it()
      throws Exception {
    int tried;
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      Callers callers = new Callers(peer, system);
      Member member = Member.register(callers);
      JsonNode key = callers.result("users.keys", Map.of(), null).at("/keys/0");
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
      pairs.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair own = pairs.generateKeyPair();
      String[] parts = member.token().split("\\.", -1);
      String claims = claims(parts[1]);
      String header = "{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":" + key.path("kid") + "}";
      List<String> forged =
          List.of(
              part(header.formatted("none")) + "." + claims + ".",
              part(header.formatted("HS256")) + "." + claims + "." + hmac(header, claims, key),
              signed(part(header.formatted("ES256")) + "." + claims, own.getPrivate()),
              signed(
                  part("{\"alg\":\"ES256\",\"kid\":\"other\"}") + "." + claims, own.getPrivate()),
              parts[0] + "." + claims + "." + parts[2],
              parts[0] + "." + parts[1] + ".",
              parts[0] + "." + parts[1] + "." + part("\u0000".repeat(64)));

      tried = forged.size();
      assertThat(callers.call("users.profile", Map.of(), member.token()).has("result")).isTrue();
      for (String token : forged) {
        assertThat(system.http().as(token).get("/api/me").status()).as(token).isEqualTo(401);
        assertThat(Verdict.of(callers.call("users.profile", Map.of(), token)))
            .as(token)
            .isEqualTo(Verdict.UNAUTHENTICATED);
      }
    }
    Finding.record(
        this,
        broker,
        "a forged token is refused by the gateway, and by the service",
        tried + " forged, 0 accepted");
  }

  @Test
  void given_a_stolen_refresh_token_when_shown_again_then_the_whole_session_ends()
      throws Exception {
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      Callers callers = new Callers(peer, system);
      Member member = Member.register(callers);
      String first = member.refreshToken();
      JsonNode renewed =
          callers.result("users.renew", Map.of("refreshToken", first), (String) null);
      Http session = system.http().as(renewed.path("token").asText());
      assertThat(session.get("/api/me").status()).isEqualTo(200);

      Verdict again =
          Verdict.of(callers.call("users.renew", Map.of("refreshToken", first), (String) null));
      Verdict newest =
          Verdict.of(
              callers.call(
                  "users.renew",
                  Map.of("refreshToken", renewed.path("refreshToken").asText()),
                  (String) null));

      assertThat(again).isEqualTo(Verdict.UNAUTHENTICATED);
      assertThat(newest).isEqualTo(Verdict.UNAUTHENTICATED);
      Duration gone =
          Recovery.of(
              "the session's token is refused", () -> session.get("/api/me").status() == 401);
      Finding.record(
          this,
          broker,
          "a refresh token that is used twice ends its session",
          "ended after " + Finding.seconds(gone));
    }
  }

  @Test
  void given_two_gateways_when_logged_out_at_one_then_the_other_refuses_too() throws Exception {
    try (SecondGateway second = SecondGateway.beside(system)) {
      Http listener = system.http().asNewListener();
      Http elsewhere = listener.at(second.url());
      assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);

      assertThat(listener.delete("/api/sessions/current").status()).isBetween(200, 204);

      Duration gone =
          Recovery.of("the other gateway refuses", () -> elsewhere.get("/api/me").status() == 401);
      Finding.record(
          this,
          broker,
          "a logout holds on every gateway within 5 s",
          "held after " + Finding.seconds(gone));
    }
  }

  @Test
  void given_two_instances_when_a_password_is_guessed_then_it_is_bounded_and_the_owner_gets_in()
      throws Exception {
    system.startSh("scale", "users=2").orFail();
    Processes.of(system).awaitReady("users-2");
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      Callers callers = new Callers(peer, system);
      Member owner = Member.register(callers);
      int refusedAsWrong = 0;
      for (int attempt = 0; attempt < 12; attempt++) {
        JsonNode reply = guess(callers, owner.username(), "wrong horse", "198.51.100.7");
        refusedAsWrong += Verdict.of(reply) == Verdict.UNAUTHENTICATED ? 1 : 0;
      }
      JsonNode stranger = guess(callers, owner.username(), Member.PASSWORD, "198.51.100.7");
      JsonNode own = guess(callers, owner.username(), Member.PASSWORD, "203.0.113.9");

      assertThat(refusedAsWrong).as("looked at, over both instances").isEqualTo(5);
      assertThat(stranger.at("/error/code").asInt()).isEqualTo(TOO_MANY);
      assertThat(Verdict.of(own)).as("nobody locks the owner out").isEqualTo(Verdict.OK);
    } finally {
      system.startSh("scale", "users=1");
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> system.http().get("/api/sessions/keys").status() == 200);
    Finding.record(
        this,
        broker,
        "guessing is bounded over all instances, and locks nobody out",
        "12 tries, 5 looked at");
  }

  @Test
  void given_a_key_that_signed_when_the_next_one_signs_then_what_it_signed_is_good_everywhere()
      throws Exception {
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      Callers callers = new Callers(peer, system);
      Member early = Member.register(callers);
      String refreshToken = early.refreshToken();
      AtomicReference<Member> late = new AtomicReference<>(early);
      // RunningSystem lets them change every 20 s.
      await("another key signs")
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(2))
          .until(
              () -> {
                late.set(Member.register(callers));
                return !keyId(late.get().token()).equals(keyId(early.token()));
              });

      for (Member member : List.of(early, late.get())) {
        assertThat(system.http().as(member.token()).get("/api/me").status()).isEqualTo(200);
        for (String method : List.of("users.profile", "playlists.list", "history.recent")) {
          assertThat(Verdict.of(callers.call(method, Map.of(), member.token())))
              .as("%s with a token of key %s", method, keyId(member.token()))
              .isEqualTo(Verdict.OK);
        }
      }
      callers.result("users.renew", Map.of("refreshToken", refreshToken), (String) null);
    }
    Finding.record(
        this, broker, "keys change, and nobody is logged out", "2 keys, 2 accounts, 0 logged out");
  }

  private static String keyId(String token) {
    String header = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), UTF_8);
    return Json.read(header).path("kid").asText();
  }

  @Test
  void given_an_unknown_name_and_a_wrong_password_when_tried_then_both_take_as_long()
      throws Exception {
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      Callers callers = new Callers(peer, system);
      Member known = Member.register(callers);
      List<Long> wrong = new ArrayList<>();
      List<Long> unknown = new ArrayList<>();
      for (int i = 1; i <= 15; i++) {
        wrong.add(nanos(callers, known.username(), "192.0.2." + i));
        unknown.add(nanos(callers, Member.name(), "192.0.2." + i));
      }

      // Who looked nobody up would answer some ten times faster: the rest is hashing.
      double ratio = (double) median(unknown) / median(wrong);
      assertThat(ratio).isBetween(0.5, 2.0);
      Finding.record(
          this,
          broker,
          "an unknown name is refused no faster than a wrong password",
          String.format(Locale.ROOT, "%.2f times as long", ratio));
    }
  }

  private static long nanos(Callers callers, String username, String address) throws Exception {
    long began = System.nanoTime();
    JsonNode reply = guess(callers, username, "wrong horse", address);
    assertThat(Verdict.of(reply)).isEqualTo(Verdict.UNAUTHENTICATED);
    return System.nanoTime() - began;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static JsonNode guess(Callers callers, String username, String password, String address)
      throws Exception {
    Map<String, Object> headers = new HashMap<>();
    headers.put("camelody-client-address", address);
    return callers.call(
        "users.authenticate", Map.of("username", username, "password", password), headers);
  }

  // Somebody makes himself administrator.
  private static String claims(String payload) {
    ObjectNode claims =
        (ObjectNode) Json.read(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    claims.put("role", "administrator");
    return part(claims.toString());
  }

  private static String hmac(String header, String claims, JsonNode key) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.toString().getBytes(UTF_8), "HmacSHA256"));
    byte[] signature =
        mac.doFinal((part(header.formatted("HS256")) + "." + claims).getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String signed(String text, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key);
    signature.update(text.getBytes(UTF_8));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String part(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
