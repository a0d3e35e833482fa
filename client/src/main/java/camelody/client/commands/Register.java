package camelody.client.commands;

import camelody.client.gateway.Answer;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "register", description = "Makes an account and logs in.")
final class Register extends Subcommand {
  @Parameters(paramLabel = "USERNAME", description = "what you will log in with")
  private String username;

  @Option(names = "--name", paramLabel = "NAME", description = "what others see")
  private @Nullable String displayName;

  @Mixin private final Passwords passwords = new Passwords();

  @Override
  void run() throws IOException {
    String password = passwords.readNew();
    String shown = displayName == null ? username : displayName;
    Answer answer =
        gateway()
            .post(
                "/api/users",
                Map.of("username", username, "password", password, "displayName", shown));
    gateway().login(username, password);
    show(answer, () -> screen().note("registered, and logged in as " + username));
  }
}
