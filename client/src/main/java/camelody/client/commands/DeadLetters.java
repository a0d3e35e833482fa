package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Query;
import camelody.client.screen.Column;
import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dead-letters",
    description = "Looks at, replays and discards dead letters (administrators).",
    subcommands = {
      DeadLetters.ListAll.class,
      DeadLetters.Show.class,
      DeadLetters.Replay.class,
      DeadLetters.Discard.class
    })
final class DeadLetters extends Group {
  private static final String PATH = "/api/operations/dead-letters";

  @Command(name = "list", description = "Lists dead letters.")
  static final class ListAll extends Subcommand {
    @Option(names = "--queue", paramLabel = "QUEUE", description = "only those that failed in it")
    private @Nullable String queue;

    @Mixin private final Paging paging = new Paging();

    @Override
    void run() {
      showPage(
          gateway().get(paging.of(PATH).with("queue", queue)),
          Column.text("QUEUE", "queue"),
          Column.time("FAILED", "failedAt"),
          Column.text("REASON", "reason"),
          Column.text("METHOD", "method"),
          Column.number("TRIES", "attempts"),
          Column.id("LETTER", "letterId"));
    }
  }

  @Command(name = "show", description = "Shows a dead letter whole.")
  static final class Show extends Subcommand {
    @Parameters(index = "0", paramLabel = "QUEUE", description = "where it failed")
    private String queue;

    @Parameters(index = "1", paramLabel = "LETTER", description = "its id")
    private String letter;

    @Override
    void run() {
      Answer answer = gateway().get(path(queue, letter));
      show(answer, () -> print(answer.json()));
    }

    private void print(JsonNode shown) {
      shown
          .fieldNames()
          .forEachRemaining(
              member ->
                  screen()
                      .line(
                          screen().bold("%-14s".formatted(member))
                              + Texts.harmless(Texts.of(shown, member))));
    }
  }

  /** What is done to one letter, or to all of a queue. */
  abstract static class Settle extends Subcommand {
    @Parameters(index = "0", paramLabel = "QUEUE", description = "where it failed")
    private String queue;

    @Parameters(index = "1", arity = "0..1", paramLabel = "LETTER", description = "its id")
    private @Nullable String letter;

    @Option(names = "--all", description = "all of the queue")
    private boolean all;

    abstract Answer one(String path);

    abstract Answer all(String path);

    abstract String said();

    @Override
    final void run() {
      if ((letter == null) != all) {
        throw CommandFailure.misunderstood("expected the id of a letter, or --all");
      }
      Answer answer =
          letter == null ? all(PATH + "/" + Query.segment(queue)) : one(path(queue, letter));
      JsonNode done = answer.json();
      show(
          answer,
          () ->
              screen()
                  .note(
                      "%s %s, %s left in %s"
                          .formatted(
                              said(), Texts.of(done, said()), Texts.of(done, "remaining"), queue)));
    }
  }

  @Command(name = "replay", description = "Sends letters to their queue again.")
  static final class Replay extends Settle {
    @Override
    Answer one(String path) {
      return gateway().call("POST", path + "/replays", null, Map.of());
    }

    @Override
    Answer all(String path) {
      return gateway().post(path + "/replays", Map.of("all", true));
    }

    @Override
    String said() {
      return "replayed";
    }
  }

  @Command(name = "discard", description = "Throws letters away.")
  static final class Discard extends Settle {
    @Override
    Answer one(String path) {
      return gateway().delete(path);
    }

    @Override
    Answer all(String path) {
      return gateway().delete(path + "?all=true");
    }

    @Override
    String said() {
      return "discarded";
    }
  }

  private static String path(String queue, String letter) {
    return PATH + "/" + Query.segment(queue) + "/" + Query.segment(letter);
  }
}
