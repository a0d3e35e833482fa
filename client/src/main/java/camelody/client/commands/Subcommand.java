package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Gateway;
import camelody.client.screen.Column;
import camelody.client.screen.Screen;
import camelody.client.screen.Table;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands have in common: where they ask, and where they print. */
abstract class Subcommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Does it; a failure is thrown. */
  abstract void run() throws Exception;

  @Override
  public final Integer call() throws Exception {
    if (options().trace()) {
      new Recording(gateway(), screen()).of(this::run);
    } else {
      run();
    }
    return ExitCode.DONE;
  }

  final CommandSpec spec() {
    return spec;
  }

  final GlobalOptions options() {
    return (GlobalOptions) Objects.requireNonNull(spec.root().mixins().get("options")).userObject();
  }

  final Gateway gateway() {
    return options().gateway();
  }

  final Screen screen() {
    return options().screen();
  }

  final boolean json() {
    return options().json();
  }

  /** Prints what came as it came, for programs; or does what a person wants to see. */
  final void show(Answer answer, Runnable forPeople) {
    if (!json()) {
      forPeople.run();
    } else if (!answer.body().isEmpty()) {
      screen().line(answer.body());
    }
  }

  /** Prints a page of a list. */
  final void showPage(Answer answer, Column... columns) {
    show(answer, () -> printPage(answer.json(), answer.json().path("items"), columns));
  }

  /** Prints rows that were made of a page, and says where it goes on. */
  final void printPage(JsonNode page, Iterable<JsonNode> rows, Column... columns) {
    Table.print(screen(), rows, columns);
    int total = page.path("total").asInt();
    if (total == 0) {
      screen().note("nothing there");
    } else if (page.hasNonNull("nextOffset")) {
      screen()
          .note(
              "%d to %d of %d, the next with --offset %d"
                  .formatted(
                      page.path("offset").asInt() + 1,
                      page.path("nextOffset").asInt(),
                      total,
                      page.path("nextOffset").asInt()));
    }
  }
}
