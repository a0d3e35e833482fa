package camelody.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a part of a list.
 *
 * @param limit how many items at the most: 1..500, 20 when absent
 * @param offset how many to pass over: 0 or more, 0 when absent
 */
public record Paging(int limit, int offset) {
  public static final int LIMIT_MAX = 500;
  public static final int LIMIT_DEFAULT = 20;

  public Paging {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit: expected 1 to " + LIMIT_MAX + ", came " + limit);
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset: expected 0 or more, came " + offset);
    }
  }

  /** Fills in the defaults; the two numbers arrive as members of a method's own parameters. */
  public static Paging of(@Nullable Integer limit, @Nullable Integer offset) {
    return new Paging(limit == null ? LIMIT_DEFAULT : limit, offset == null ? 0 : offset);
  }
}
