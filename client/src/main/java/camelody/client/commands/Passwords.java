package camelody.client.commands;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Gets a password without showing it, and never from the command line, which others can read. */
final class Passwords {
  @Option(
      names = "--password-stdin",
      description = "read the password from the first line of input")
  private boolean fromInput;

  String read(String question) throws IOException {
    if (fromInput) {
      BufferedReader input =
          new BufferedReader(
              new InputStreamReader(
                  new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
      String line = input.readLine();
      return line == null ? "" : line;
    }
    return ask(question);
  }

  /** Reads a new password, twice from a person. */
  String readNew() throws IOException {
    String password = read("Password: ");
    if (!fromInput && !password.equals(ask("Once more: "))) {
      throw CommandFailure.misunderstood("the two passwords differ");
    }
    return password;
  }

  static String askName(String question) {
    String name = console().readLine("%s", question);
    return name == null ? "" : name.strip();
  }

  private static String ask(String question) {
    char[] typed = console().readPassword("%s", question);
    if (typed == null) {
      throw CommandFailure.misunderstood("expected a password, came the end of input");
    }
    String password = new String(typed);
    Arrays.fill(typed, ' ');
    return password;
  }

  // Later versions of Java answer a console without a terminal too; ./camelody says what is there.
  private static Console console() {
    return Optional.ofNullable(System.console())
        .filter(console -> Boolean.getBoolean("camelody.input-terminal"))
        .orElseThrow(
            () ->
                CommandFailure.misunderstood(
                    "there is no terminal to ask at: name the user, and give the password with"
                        + " --password-stdin"));
  }
}
