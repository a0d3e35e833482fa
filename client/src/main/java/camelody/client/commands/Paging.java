package camelody.client.commands;

import camelody.client.gateway.Query;
import picocli.CommandLine.Option;

/** The options of every list that comes a page at a time. */
final class Paging {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "how many, 1 to 500 (${DEFAULT-VALUE})")
  private int limit = 20;

  @Option(names = "--offset", paramLabel = "N", description = "how many to pass over")
  private int offset;

  Query of(String path) {
    return Query.of(path).with("limit", limit).with("offset", offset);
  }
}
