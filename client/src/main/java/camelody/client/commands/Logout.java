package camelody.client.commands;

import picocli.CommandLine.Command;

@Command(name = "logout", description = "Ends the session.")
final class Logout extends Subcommand {
  @Override
  void run() {
    screen().note(gateway().logout() ? "logged out" : "nobody was logged in");
  }
}
