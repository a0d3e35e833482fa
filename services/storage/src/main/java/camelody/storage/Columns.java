package camelody.storage;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes columns of rows: what {@code unnest} takes, to insert many rows in one statement. */
public final class Columns {
  private Columns() {}

  /** Answers one member of each row. */
  public static <R, T> List<@Nullable T> each(List<R> rows, Function<R, @Nullable T> member) {
    return rows.stream().<@Nullable T>map(member).toList();
  }
}
