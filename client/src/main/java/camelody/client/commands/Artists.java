package camelody.client.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "artists", description = "Lists artists.")
final class Artists extends Subcommand {
  @Option(names = "--sort", paramLabel = "BY", description = "name or tracks")
  private @Nullable String sort;

  @Option(names = "--order", paramLabel = "ORDER", description = "asc or desc")
  private @Nullable String order;

  @Mixin private final Paging paging = new Paging();

  @Override
  void run() {
    showPage(
        gateway().get(paging.of("/api/artists").with("sort", sort).with("order", order)),
        Columns.ARTISTS);
  }
}
