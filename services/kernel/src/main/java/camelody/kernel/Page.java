package camelody.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a part of a list: {@code {"items":[…],"offset":0,"nextOffset":20,"total":311}}.
 *
 * @param offset how many items come before these
 * @param nextOffset the offset of the next page, null after the last one
 * @param total how many items the whole list holds
 */
public record Page<T>(List<T> items, int offset, @Nullable Integer nextOffset, long total) {
  public Page {
    items = List.copyOf(items);
  }

  public static <T> Page<T> of(List<T> items, Paging paging, long total) {
    int end = paging.offset() + items.size();
    return new Page<>(items, paging.offset(), end < total && !items.isEmpty() ? end : null, total);
  }
}
