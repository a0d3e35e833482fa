package camelody.users.routes;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.security.KeySource;
import camelody.users.UsersService;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Gives users' own verifier what others ask for over RPC; a thread of its own may wait for it. */
final class OwnKeys implements KeySource, AutoCloseable {
  private final UsersService users;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "own-keys");
            made.setDaemon(true);
            return made;
          });

  OwnKeys(UsersService users) {
    this.users = users;
  }

  @Override
  public CompletableFuture<JsonNode> keys() {
    return answer(users::keys);
  }

  @Override
  public CompletableFuture<JsonNode> revocations() {
    return answer(users::revocations);
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  private CompletableFuture<JsonNode> answer(Supplier<?> question) {
    return CompletableFuture.supplyAsync(() -> Json.MAPPER.valueToTree(question.get()), thread);
  }
}
