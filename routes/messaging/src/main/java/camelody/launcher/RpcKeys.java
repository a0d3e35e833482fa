package camelody.launcher;

import camelody.messaging.methods.NoParams;
import camelody.messaging.methods.RpcClient;
import camelody.messaging.security.KeySource;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** Learns from users, by RPC, which keys sign and which sessions have ended. */
record RpcKeys(RpcClient rpc) implements KeySource {

  @Override
  public CompletableFuture<JsonNode> keys() {
    return rpc.call("users.keys", new NoParams()).thenApply(result -> result.as(JsonNode.class));
  }

  @Override
  public CompletableFuture<JsonNode> revocations() {
    return rpc.call("users.revocations", new NoParams())
        .thenApply(result -> result.as(JsonNode.class));
  }
}
