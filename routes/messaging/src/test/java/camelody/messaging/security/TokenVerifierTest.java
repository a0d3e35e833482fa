package camelody.messaging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.RpcFaultException;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  static final UserId ANNA = UserId.next();
  static final UUID SESSION = Ids.next();
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  final SettableClock clock = new SettableClock();
  final Users users = new Users();
  final TokenVerifier verifier = new TokenVerifier(users, clock);

  KeyPair key;

  /** Stands where users would: answers at once, later, or not at all. */
  static final class Users implements KeySource {
    final Map<String, ECPublicKey> published = new HashMap<>();
    final List<UUID> ended = new ArrayList<>();
    boolean away;
    boolean slow;
    int asked;
    CompletableFuture<JsonNode> pending = new CompletableFuture<>();

    @Override
    public CompletableFuture<JsonNode> keys() {
      asked++;
      if (slow) {
        return pending;
      }
      return away
          ? CompletableFuture.failedFuture(new IllegalStateException("away"))
          : CompletableFuture.completedFuture(keySet());
    }

    @Override
    public CompletableFuture<JsonNode> revocations() {
      return away
          ? CompletableFuture.failedFuture(new IllegalStateException("away"))
          : CompletableFuture.completedFuture(Json.MAPPER.valueToTree(Map.of("sessionIds", ended)));
    }

    JsonNode keySet() {
      List<Map<String, String>> keys = new ArrayList<>();
      published.forEach((kid, publicKey) -> keys.add(jwk(kid, publicKey)));
      return Json.MAPPER.valueToTree(Map.of("keys", keys));
    }
  }

  static final class SettableClock extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void publish() {
    key = newKey();
    users.published.put("k1", (ECPublicKey) key.getPublic());
  }

  @Test
  void given_no_header_when_verified_then_it_is_nobody() {
    assertThat(verifier.verify(null)).isCompletedWithValue(Outcome.success(Caller.anonymous()));
    assertThat(users.asked).isZero();
  }

  @Test
  void given_a_token_when_verified_then_it_says_who() {
    assertThat(verifier.verify(bearer(token())))
        .isCompletedWithValue(
            Outcome.success(new Caller.User(ANNA, "anna", Role.LISTENER, SESSION)));
    assertThat(verifier.verify("bearer  " + token())).isCompleted();
  }

  @Test
  void given_a_token_seen_before_when_verified_then_the_same_answer_is_there_at_once() {
    String header = bearer(token());
    verifier.verify(header).join();
    CompletableFuture<Outcome<Caller>> first = verifier.verify(header);
    users.away = true;

    assertThat(verifier.verify(header)).isSameAs(first).isCompleted();
    assertThat(users.asked).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b", "Bearer a.b.c", "Bearer .."})
  void given_anything_but_a_token_when_verified_then_it_is_refused(String header) {
    assertRefused(header, "expected");
  }

  @Test
  void given_a_huge_header_when_verified_then_it_is_refused_unread() {
    assertRefused("Bearer " + "a".repeat(5_000), "expected 'Bearer <token>'");
  }

  @Test
  void given_ten_minutes_when_they_have_passed_then_the_token_has_expired_cached_or_not() {
    String cached = bearer(token());
    verifier.verify(cached);
    clock.now = NOON.plus(Duration.ofMinutes(10));

    assertRefused(cached, "has expired");
    assertRefused(cached, "has expired");
    assertRefused(bearer(token(jwt -> jwt.withIssuedAt(NOON), key)), "has expired");
  }

  @Test
  void given_another_key_of_the_same_name_when_verified_then_it_is_refused() {
    assertRefused(bearer(token(jwt -> {}, newKey())), "signature");
  }

  @Test
  void given_changed_claims_when_verified_then_it_is_refused() {
    String[] parts = token().split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String changed =
        base64(claims.replace("listener", "administrator").getBytes(StandardCharsets.UTF_8));

    assertRefused(bearer(parts[0] + "." + changed + "." + parts[2]), "signature");
  }

  @Test
  void given_alg_none_when_verified_then_it_is_refused() {
    String unsigned = build(jwt -> {}).sign(Algorithm.none());

    assertRefused(bearer(unsigned), "another algorithm");
    assertRefused(bearer(unsigned + "AA"), "another algorithm");
    assertRefused("Bearer e30.e30.", "another algorithm");
  }

  @Test
  void given_hs256_with_the_public_key_as_its_secret_when_verified_then_it_is_refused() {
    byte[] publicKey = key.getPublic().getEncoded();

    assertRefused(bearer(build(jwt -> {}).sign(Algorithm.HMAC256(publicKey))), "another algorithm");
    assertThat(users.asked).isZero();
  }

  @Test
  void given_es384_and_rs256_when_verified_then_they_are_refused() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(2048);

    assertRefused(
        bearer(
            build(jwt -> {})
                .sign(
                    Algorithm.RSA256(
                        null,
                        (java.security.interfaces.RSAPrivateKey)
                            rsa.generateKeyPair().getPrivate()))),
        "another algorithm");
    assertRefused(
        bearer(
            build(jwt -> {})
                .sign(Algorithm.ECDSA384(null, (ECPrivateKey) newKey("secp384r1").getPrivate()))),
        "another algorithm");
  }

  @Test
  void given_a_signature_of_zeros_when_verified_then_it_is_refused() {
    String[] parts = token().split("\\.", -1);

    assertRefused(bearer(parts[0] + "." + parts[1] + "." + base64(new byte[64])), "signature");
  }

  @Test
  void given_a_key_in_the_header_itself_when_verified_then_it_is_not_looked_at() {
    KeyPair own = newKey();
    String token =
        JWT.create()
            .withHeader(
                Map.of("jwk", jwk("k1", (ECPublicKey) own.getPublic()), "jku", "http://evil"))
            .withKeyId("k1")
            .withIssuer("camelody.users")
            .withAudience("camelody")
            .withSubject(ANNA.toString())
            .withExpiresAt(NOON.plusSeconds(600))
            .sign(Algorithm.ECDSA256(null, (ECPrivateKey) own.getPrivate()));

    assertRefused(bearer(token), "signature");
  }

  @Test
  void given_wrong_or_missing_claims_when_verified_then_each_is_refused() {
    assertRefused(bearer(token(jwt -> jwt.withIssuer("another"), key)), "claims are wrong");
    assertRefused(bearer(token(jwt -> jwt.withAudience("another"), key)), "claims are wrong");
    assertRefused(
        bearer(token(jwt -> jwt.withIssuedAt(NOON.plusSeconds(60)), key)), "claims are wrong");
    assertRefused(bearer(token(jwt -> jwt.withExpiresAt((Instant) null), key)), "claims are wrong");
    assertRefused(bearer(token(jwt -> jwt.withKeyId(null), key)), "names no key");
    assertRefused(bearer(token(jwt -> jwt.withSubject("anna"), key)), "whose it is");
    assertRefused(bearer(token(jwt -> jwt.withClaim("role", "root"), key)), "whose it is");
    assertRefused(bearer(token(jwt -> jwt.withNullClaim("sid"), key)), "whose it is");
    assertRefused(bearer(token(jwt -> jwt.withNullClaim("name"), key)), "whose it is");
  }

  @Test
  void given_a_session_that_is_broadcast_when_verified_then_it_has_ended_cached_or_not() {
    String cached = bearer(token());
    verifier.verify(cached);

    verifier.sessionRevoked(Json.MAPPER.valueToTree(new SessionRevoked(SESSION)));

    assertRefused(cached, "has ended");
    assertRefused(bearer(token(jwt -> jwt.withClaim("name", "anna b"), key)), "has ended");
  }

  @Test
  void given_a_lost_broadcast_when_polled_then_the_session_has_ended() {
    String cached = bearer(token());
    verifier.verify(cached);
    users.ended.add(SESSION);

    verifier.poll();

    assertRefused(cached, "has ended");
  }

  @Test
  void given_a_broadcast_of_nonsense_when_heard_then_nothing_happens() {
    verifier.sessionRevoked(Json.MAPPER.createObjectNode().put("sessionId", "x"));
    verifier.sessionRevoked(Json.MAPPER.createArrayNode());

    assertThat(verifier.verify(bearer(token())).join()).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_a_process_that_just_started_when_a_revoked_token_comes_then_it_is_refused() {
    users.ended.add(SESSION);

    assertRefused(bearer(token()), "has ended");
  }

  @Test
  void given_users_away_when_a_new_token_of_a_known_key_comes_then_it_is_good() {
    verifier.verify(bearer(token()));
    users.away = true;
    verifier.poll();
    clock.now = NOON.plusSeconds(120);
    verifier.poll();

    String another = bearer(token(jwt -> jwt.withClaim("name", "anna b"), key));

    assertThat(verifier.verify(another).join()).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_users_away_when_the_key_is_unknown_then_it_is_not_the_tokens_fault() {
    users.away = true;

    assertThatThrownBy(() -> verifier.verify(bearer(token())).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            RpcFaultException.class,
            fault -> assertThat(fault.fault().kind()).isEqualTo(FaultCode.UNAVAILABLE));

    users.away = false;
    clock.now = NOON.plusSeconds(1);
    assertThat(verifier.verify(bearer(token())).join()).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_a_thousand_unknown_keys_when_shown_within_a_second_then_users_is_asked_once() {
    for (int i = 0; i < 1_000; i++) {
      String kid = "forged-" + i;
      assertRefused(bearer(token(jwt -> jwt.withKeyId(kid), key)), "unknown key");
    }
    assertThat(users.asked).isEqualTo(1);

    clock.now = NOON.plusSeconds(1);
    assertRefused(bearer(token(jwt -> jwt.withKeyId("forged"), key)), "unknown key");
    assertThat(users.asked).isEqualTo(2);
  }

  @Test
  void given_slow_users_when_many_wait_for_one_key_then_one_question_answers_all() {
    users.slow = true;
    List<CompletableFuture<Outcome<Caller>>> waiting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String name = "anna" + i;
      waiting.add(verifier.verify(bearer(token(jwt -> jwt.withClaim("name", name), key))));
    }
    assertThat(waiting).noneMatch(CompletableFuture::isDone);

    users.pending.complete(users.keySet());

    assertThat(waiting)
        .allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Outcome.Success.class));
    assertThat(users.asked).isEqualTo(1);
  }

  @Test
  void given_a_rotation_when_the_next_key_signs_then_tokens_of_both_are_good() {
    String old = bearer(token());
    verifier.verify(old);
    KeyPair next = newKey();
    users.published.put("k2", (ECPublicKey) next.getPublic());
    clock.now = NOON.plusSeconds(5);

    Outcome<Caller> fresh = verifier.verify(bearer(token(jwt -> jwt.withKeyId("k2"), next))).join();

    assertThat(fresh).isInstanceOf(Outcome.Success.class);
    assertThat(verifier.verify(old).join()).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_an_answer_that_is_no_key_set_when_loaded_then_the_old_keys_count_on() {
    verifier.verify(bearer(token()));
    users.published.clear();
    clock.now = NOON.plusSeconds(61);

    verifier.poll();

    assertThat(verifier.verify(bearer(token(jwt -> jwt.withClaim("name", "b"), key))).join())
        .isInstanceOf(Outcome.Success.class);
  }

  private void assertRefused(String header, String why) {
    Outcome<Caller> outcome = verifier.verify(header).join();
    outcome.fold(
        caller -> {
          throw new AssertionError("expected a refusal, came " + caller);
        },
        error -> {
          assertThat(error.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
          assertThat(error.message()).contains(why);
          return true;
        });
  }

  private String token() {
    return token(jwt -> {}, key);
  }

  private static String token(Consumer<JWTCreator.Builder> change, KeyPair signer) {
    return build(change).sign(Algorithm.ECDSA256(null, (ECPrivateKey) signer.getPrivate()));
  }

  private static JWTCreator.Builder build(Consumer<JWTCreator.Builder> change) {
    JWTCreator.Builder jwt =
        JWT.create()
            .withKeyId("k1")
            .withIssuer("camelody.users")
            .withAudience("camelody")
            .withSubject(ANNA.toString())
            .withClaim("name", "anna")
            .withClaim("role", "listener")
            .withClaim("sid", SESSION.toString())
            .withIssuedAt(NOON)
            .withExpiresAt(NOON.plusSeconds(600));
    change.accept(jwt);
    return jwt;
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private static Map<String, String> jwk(String kid, ECPublicKey key) {
    return Map.of(
        "kty",
        "EC",
        "crv",
        "P-256",
        "kid",
        kid,
        "x",
        base64(key.getW().getAffineX().toByteArray()),
        "y",
        base64(key.getW().getAffineY().toByteArray()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair newKey() {
    return newKey("secp256r1");
  }

  private static KeyPair newKey(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
