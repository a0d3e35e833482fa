package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "me", description = "Shows who you are, and what you have listened to.")
final class Me extends Subcommand {
  @Override
  void run() {
    Answer answer = gateway().get("/api/me");
    show(answer, () -> print(answer.json()));
  }

  private void print(JsonNode user) {
    JsonNode listening = gateway().get("/api/me/statistics").json();
    line("name", Texts.of(user, "displayName"));
    line("username", Texts.of(user, "username"));
    line("role", Texts.of(user, "role"));
    line("since", Texts.time(user, "createdAt"));
    line("id", Texts.of(user, "id"));
    line(
        "listened to",
        "%s plays of %s tracks, %s"
            .formatted(
                Texts.of(listening, "plays"),
                Texts.of(listening, "tracks"),
                Texts.duration(listening.path("seconds").asDouble())));
  }

  private void line(String name, String value) {
    screen().line(screen().bold("%-12s".formatted(name)) + Texts.harmless(value));
  }
}
