package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Query;
import camelody.client.screen.Column;
import camelody.client.screen.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Searches tracks, albums and artists at once.")
final class Search extends Subcommand {
  @Parameters(paramLabel = "WORDS", arity = "1..*", description = "accents and typos are forgiven")
  private List<String> words;

  @Option(names = "--limit", paramLabel = "N", description = "how many of each (${DEFAULT-VALUE})")
  private int limit = 20;

  @Override
  void run() {
    Answer answer =
        gateway()
            .get(Query.of("/api/search").with("q", String.join(" ", words)).with("limit", limit));
    show(answer, () -> print(answer.json()));
  }

  private void print(JsonNode found) {
    boolean any = false;
    any |= print(found.path("tracks"), any, Columns.TRACKS);
    any |= print(found.path("albums"), any, Columns.ALBUMS);
    any |= print(found.path("artists"), any, Columns.ARTISTS);
    if (!any) {
      screen().note("found nothing");
    }
  }

  private boolean print(JsonNode rows, boolean below, Column... columns) {
    if (rows.isEmpty()) {
      return false;
    }
    if (below) {
      screen().line("");
    }
    Table.print(screen(), rows, columns);
    return true;
  }
}
