package camelody.messaging.security;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns an {@code authorization} header into a {@link Caller}.
 *
 * <p>A token that was verified before costs a look into a map and completes at once, on the calling
 * thread; a new one costs a signature (about 0.3 ms). Only a key that was never seen needs a call
 * to users, and those who wait for it hold no thread.
 *
 * <p>Call {@link #poll()} every {@link #POLL_MILLIS}, and {@link #sessionRevoked} when one is
 * broadcast.
 */
public final class TokenVerifier {
  /** How often to poll, so that a revocation holds within 5 s even if its broadcast is lost. */
  public static final long POLL_MILLIS = 4_000;

  private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);
  private static final long KEYS_KEPT_MILLIS = 60_000;
  private static final int CACHE_MAX = 20_000;
  private static final int HEADER_MAX = 4_096;
  private static final String SCHEME = "Bearer ";
  private static final String ALGORITHM = "ES256";
  private static final CompletableFuture<Outcome<Caller>> NOBODY =
      CompletableFuture.completedFuture(Outcome.success(Caller.anonymous()));

  private final Cache<String, Verified> cache =
      Caffeine.newBuilder().maximumSize(CACHE_MAX).build();
  private final RevokedSessions revoked = new RevokedSessions();
  private final AtomicLong keysDue = new AtomicLong();
  private final VerificationKeys keys;
  private final KeyLoader loader;
  private final Clock clock;

  private record Verified(
      CompletableFuture<Outcome<Caller>> answer, UUID sessionId, long expiresAtMillis) {}

  public TokenVerifier(KeySource source, Clock clock) {
    this.keys = new VerificationKeys(clock);
    this.loader = new KeyLoader(source, keys, revoked, clock);
    this.clock = clock;
  }

  /**
   * Answers who calls: nobody, without a header; {@code UNAUTHENTICATED}, with the reason, for
   * anything but a valid token.
   *
   * <p>Completes exceptionally with {@link FaultCode#UNAVAILABLE} when the key is unknown and users
   * cannot be asked: the token may be good, so its owner should try again, not log in again.
   */
  public CompletableFuture<Outcome<Caller>> verify(@Nullable String authorization) {
    if (authorization == null) {
      return NOBODY;
    }
    Verified known = cache.getIfPresent(authorization);
    return known == null ? examine(authorization) : recall(authorization, known);
  }

  /** Asks which sessions have ended and, once a minute, for the keys. Failures change nothing. */
  public CompletableFuture<Void> poll() {
    CompletableFuture<Void> revocations = loader.loadRevocations();
    long now = clock.millis();
    long due = keysDue.get();
    return now >= due && keysDue.compareAndSet(due, now + KEYS_KEPT_MILLIS)
        ? CompletableFuture.allOf(revocations, loader.loadKeys())
        : revocations;
  }

  /** Refuses a session's tokens from now on; reads {@link SessionRevoked}, passes over the rest. */
  public void sessionRevoked(JsonNode params) {
    try {
      revoked.add(UUID.fromString(params.path("sessionId").asText()));
    } catch (IllegalArgumentException notAnId) {
      LOG.debug("{} without a session", SessionRevoked.METHOD);
    }
  }

  private CompletableFuture<Outcome<Caller>> recall(String authorization, Verified known) {
    if (known.expiresAtMillis() <= clock.millis()) {
      cache.invalidate(authorization);
      return refused("the token has expired; renew it, or log in again");
    }
    if (revoked.contains(known.sessionId())) {
      cache.invalidate(authorization);
      return refused("the session of this token has ended; log in again");
    }
    return known.answer();
  }

  private CompletableFuture<Outcome<Caller>> examine(String authorization) {
    if (authorization.length() > HEADER_MAX
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return refused("authorization: expected 'Bearer <token>'");
    }
    DecodedJWT token;
    try {
      token = JWT.decode(authorization.substring(SCHEME.length()).strip());
    } catch (JWTDecodeException malformed) {
      return refused("the token is malformed: expected a JWT");
    }
    // Before any key is looked at: a list of one leaves nothing to confuse (RFC 8725 §3.1).
    if (!ALGORITHM.equals(token.getAlgorithm())) {
      return refused("the token is signed with another algorithm than " + ALGORITHM);
    }
    String kid = token.getKeyId();
    return kid == null ? refused("the token names no key") : examine(authorization, token, kid);
  }

  private CompletableFuture<Outcome<Caller>> examine(
      String authorization, DecodedJWT token, String kid) {
    JWTVerifier known = keys.find(kid);
    if (known != null) {
      return verified(authorization, token, known);
    }
    CompletableFuture<Outcome<Caller>> answer = new CompletableFuture<>();
    loader
        .load()
        .whenComplete(
            (none, failed) -> {
              JWTVerifier loaded = keys.find(kid);
              if (loaded != null) {
                verified(authorization, token, loaded).thenAccept(answer::complete);
              } else if (failed == null) {
                refused("the token is signed with an unknown key").thenAccept(answer::complete);
              } else {
                answer.completeExceptionally(unavailable(failed));
              }
            });
    return answer;
  }

  private CompletableFuture<Outcome<Caller>> verified(
      String authorization, DecodedJWT token, JWTVerifier verifier) {
    try {
      verifier.verify(token);
    } catch (TokenExpiredException expired) {
      return refused("the token has expired; renew it, or log in again");
    } catch (JWTVerificationException forged) {
      return refused("the token is not valid: its signature or its claims are wrong");
    }
    // A claim may be there and null: such a token would live for ever.
    Instant expiresAt = token.getExpiresAtAsInstant();
    if (expiresAt == null) {
      return refused("the token is not valid: its signature or its claims are wrong");
    }
    Caller.User user;
    try {
      user = user(token);
    } catch (IllegalArgumentException incomplete) {
      return refused("the token is not valid: it does not say whose it is");
    }
    if (revoked.contains(user.sessionId())) {
      return refused("the session of this token has ended; log in again");
    }
    CompletableFuture<Outcome<Caller>> answer =
        CompletableFuture.completedFuture(Outcome.success(user));
    cache.put(authorization, new Verified(answer, user.sessionId(), expiresAt.toEpochMilli()));
    return answer;
  }

  private static Caller.User user(DecodedJWT token) {
    return new Caller.User(
        UserId.of(text(token.getSubject())),
        text(token.getClaim("name").asString()),
        Role.of(text(token.getClaim("role").asString())),
        UUID.fromString(text(token.getClaim("sid").asString())));
  }

  private static String text(@Nullable String claim) {
    if (claim == null) {
      throw new IllegalArgumentException("a claim is missing");
    }
    return claim;
  }

  private static CompletableFuture<Outcome<Caller>> refused(String why) {
    return CompletableFuture.completedFuture(Outcome.failure(ErrorKind.UNAUTHENTICATED, why));
  }

  private static RuntimeException unavailable(Throwable failed) {
    LOG.debug("a token cannot be verified", failed);
    return RpcFault.of(
            FaultCode.UNAVAILABLE, "tokens cannot be verified while users is away; try again")
        .asException();
  }
}
