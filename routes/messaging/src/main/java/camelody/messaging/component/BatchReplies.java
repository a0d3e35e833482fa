package camelody.messaging.component;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the replies to a batch in the order of its members (Aggregator); notifications have none
 * (JSON-RPC 2.0 §6).
 */
public final class BatchReplies {
  private static final byte[] NOTHING = new byte[0];

  private final AtomicReferenceArray<byte[]> replies;
  private final AtomicInteger missing;
  private final Consumer<byte @Nullable []> complete;

  /**
   * Waits for all.
   *
   * @param complete is given the array, or nothing when no member is to be answered
   */
  public BatchReplies(int members, Consumer<byte @Nullable []> complete) {
    this.replies = new AtomicReferenceArray<>(members);
    this.missing = new AtomicInteger(members);
    this.complete = complete;
  }

  /** Takes the reply at its place, or nothing for a notification; once for each place. */
  public void put(int place, byte @Nullable [] reply) {
    replies.set(place, reply == null ? NOTHING : reply);
    if (missing.decrementAndGet() == 0) {
      complete.accept(join());
    }
  }

  private byte @Nullable [] join() {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int i = 0; i < replies.length(); i++) {
      byte[] reply = replies.get(i);
      if (reply.length > 0) {
        joined.write(joined.size() == 0 ? '[' : ',');
        joined.writeBytes(reply);
      }
    }
    if (joined.size() == 0) {
      return null;
    }
    joined.write(']');
    return joined.toByteArray();
  }
}
