package camelody.launcher;

import camelody.messaging.security.KeySource;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** Asks users for its keys, until a bundle names a source of its own: users cannot ask itself. */
public final class SwitchableKeys implements KeySource {
  private volatile KeySource source;

  SwitchableKeys(KeySource source) {
    this.source = source;
  }

  void use(KeySource own) {
    source = own;
  }

  @Override
  public CompletableFuture<JsonNode> keys() {
    return source.keys();
  }

  @Override
  public CompletableFuture<JsonNode> revocations() {
    return source.revocations();
  }
}
