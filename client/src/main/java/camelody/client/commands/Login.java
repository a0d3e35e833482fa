package camelody.client.commands;

import camelody.client.gateway.Session;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "login", description = "Logs in, and stays so until logout.")
final class Login extends Subcommand {
  @Parameters(paramLabel = "USERNAME", arity = "0..1", description = "asked for when left out")
  private @Nullable String username;

  @Mixin private final Passwords passwords = new Passwords();

  @Override
  void run() throws IOException {
    String name = username == null ? Passwords.askName("Username: ") : username;
    Session session = gateway().login(name, passwords.read("Password: "));
    screen().note("logged in as " + session.username() + " at " + gateway().address());
  }
}
