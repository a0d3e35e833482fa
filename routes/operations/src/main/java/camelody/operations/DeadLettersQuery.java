package camelody.operations;

import camelody.kernel.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Asks for dead letters, oldest first: {@code {"queue":"history.listening","limit":20}}.
 *
 * @param queue the queue in which they failed; all queues when absent
 */
public record DeadLettersQuery(
    @Nullable String queue, @Nullable Integer limit, @Nullable Integer offset) {
  public DeadLettersQuery {
    Paging.of(limit, offset);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
