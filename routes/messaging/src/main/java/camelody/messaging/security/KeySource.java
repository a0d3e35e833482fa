package camelody.messaging.security;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/**
 * Says where a verifier learns what only users knows: two RPC calls in every process but that of
 * users itself. Neither may block.
 */
public interface KeySource {

  /** Answers {@code users.keys}: {@code {"keys":[{"kty":"EC","crv":"P-256","kid":…}]}}. */
  CompletableFuture<JsonNode> keys();

  /** Answers {@code users.revocations}: {@code {"sessionIds":["…"]}}. */
  CompletableFuture<JsonNode> revocations();
}
