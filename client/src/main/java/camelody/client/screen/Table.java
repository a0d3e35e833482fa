package camelody.client.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sets rows under headings; on a terminal the widest columns give way until a line fits. */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 6;

  private final Screen screen;
  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(Screen screen, List<Column> columns) {
    this.screen = screen;
    this.columns = columns;
  }

  public static void print(Screen screen, Iterable<JsonNode> rows, Column... columns) {
    Table table = new Table(screen, List.of(columns));
    rows.forEach(table::add);
    table.print();
  }

  private void add(JsonNode row) {
    rows.add(columns.stream().map(each -> Texts.harmless(each.value().apply(row))).toList());
  }

  private void print() {
    int[] widths = widths();
    fit(widths);
    screen.line(screen.bold(line(columns.stream().map(Column::heading).toList(), widths)));
    rows.forEach(row -> screen.line(line(row, widths)));
  }

  private int[] widths() {
    return IntStream.range(0, columns.size())
        .map(
            i ->
                rows.stream()
                    .mapToInt(row -> Texts.width(row.get(i)))
                    .reduce(Texts.width(columns.get(i).heading()), Math::max))
        .toArray();
  }

  private void fit(int[] widths) {
    long room = (long) screen.columns() - (long) GAP.length() * (widths.length - 1);
    while (IntStream.of(widths).sum() > room) {
      int widest =
          IntStream.range(0, widths.length)
              .filter(i -> columns.get(i).narrow() && widths[i] > NARROWEST)
              .reduce((a, b) -> widths[b] > widths[a] ? b : a)
              .orElse(-1);
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Texts.cut(cells.get(i), widths[i]);
      String blanks = " ".repeat(widths[i] - Texts.width(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).right() ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }
}
