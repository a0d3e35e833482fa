package camelody.statistics;

import camelody.kernel.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a chart: {@code {"period":"week","limit":20,"offset":0}}.
 *
 * @param period {@code all} when absent
 */
public record ChartQuery(
    @Nullable Period period, @Nullable Integer limit, @Nullable Integer offset) {
  public ChartQuery {
    Paging.of(limit, offset);
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
