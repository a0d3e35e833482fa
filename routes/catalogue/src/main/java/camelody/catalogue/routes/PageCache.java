package camelody.catalogue.routes;

import camelody.kernel.Outcome;
import camelody.messaging.jsonrpc.JsonBytes;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;

/**
 * Keeps answers as the bytes that go out, for as long as the library is of the same generation: a
 * page asked for again costs neither a query nor JSON.
 */
final class PageCache {
  private record Key(Record query, long generation) {}

  private final LibraryGeneration generation;
  private final Cache<Key, JsonBytes> answers;

  /**
   * Makes a cache.
   *
   * @param maxBytes how much is kept; what was asked for least goes first
   */
  PageCache(LibraryGeneration generation, long maxBytes) {
    this.generation = generation;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<Key, JsonBytes>weigher((key, json) -> json.length() + 200)
            .build();
  }

  /** Answers from memory, or asks and remembers; refusals are not remembered. */
  <Q extends Record, R> Outcome<JsonBytes> answer(Q query, Function<Q, Outcome<R>> method) {
    Key key = new Key(query, generation.current());
    JsonBytes known = answers.getIfPresent(key);
    return known != null
        ? Outcome.success(known)
        : method.apply(query).map(value -> remember(key, JsonBytes.of(value)));
  }

  private JsonBytes remember(Key key, JsonBytes json) {
    answers.put(key, json);
    return json;
  }
}
