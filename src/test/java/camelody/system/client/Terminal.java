package camelody.system.client;

import camelody.system.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A real terminal: a tmux server of its own with one window, 100 columns wide. */
final class Terminal implements AutoCloseable {
  private final String socket = "camelody-" + UUID.randomUUID().toString().substring(0, 8);

  /** Opens a window in which a shell runs. */
  Terminal(String gateway, Path home) {
    tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        "100",
        "-y",
        "50",
        "-e",
        "XDG_CONFIG_HOME=" + home,
        "-e",
        "CAMELODY_GATEWAY=" + gateway,
        // tmux gives a shell its own PATH and no PS1, whatever it is told.
        "exec env 'PATH="
            + RunningSystem.home()
            + ":"
            + System.getenv("PATH")
            + "' 'PS1=$ ' bash --norc --noprofile");
  }

  /** Types a text, as it is. */
  Terminal type(String text) {
    tmux("send-keys", "-l", "--", text);
    return this;
  }

  /** Presses keys, by tmux's names for them: {@code Enter}, {@code Tab}, {@code C-c}. */
  Terminal press(String... keys) {
    List<String> words = new ArrayList<>(List.of("send-keys"));
    words.addAll(List.of(keys));
    tmux(words.toArray(String[]::new));
    return this;
  }

  /** Answers what a person sees. */
  String screen() {
    return tmux("capture-pane", "-p");
  }

  /** Answers the same with its colours. */
  String colours() {
    return tmux("capture-pane", "-p", "-e");
  }

  @Override
  public void close() {
    tmux("kill-server");
  }

  private String tmux(String... words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
    command.addAll(List.of(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
