package camelody.client.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A login at one gateway.
 *
 * @param token good until {@code expiresAt}, some minutes
 * @param refreshToken gets the next token, once
 */
public record Session(String username, String token, Instant expiresAt, String refreshToken) {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  /** Reads what {@code POST /api/sessions} answers. */
  static Session of(JsonNode answer) {
    return new Session(
        answer.at("/user/username").asText(),
        answer.path("token").asText(),
        Instant.parse(answer.path("expiresAt").asText()),
        answer.path("refreshToken").asText());
  }

  boolean endsSoon(Instant now) {
    return now.isAfter(expiresAt.minus(ON_ITS_WAY));
  }
}
