package camelody.infrastructure;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Where a person looks: a terminal, on which one line may live, or plain lines in a file. */
final class Display {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final boolean unicode;
  private String live = "";

  Display(PrintStream out, boolean terminal, boolean unicode) {
    this.out = out;
    this.terminal = terminal;
    this.unicode = unicode;
  }

  /** Writes to this process's output, in the letters that its environment asks for. */
  static Display standard() {
    Map<String, String> environment = System.getenv();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    return new Display(out, Boolean.getBoolean("camelody.terminal"), speaksUnicode(environment));
  }

  PrintStream out() {
    return out;
  }

  synchronized void line(String text) {
    erase();
    out.println(text);
    out.print(live);
    out.flush();
  }

  void good(String text) {
    line((unicode ? "  ✔ " : "  ok ") + text);
  }

  void bad(String text) {
    line((unicode ? "  ✘ " : "  !! ") + text);
  }

  /** Replaces the line that lives; without a terminal it isn't shown. */
  synchronized void live(String text) {
    String drawn = text.isEmpty() ? "" : (unicode ? "  … " : "  .. ") + text;
    if (terminal && !drawn.equals(live)) {
      erase();
      out.print(drawn);
      out.flush();
      live = drawn;
    }
  }

  private void erase() {
    if (!live.isEmpty()) {
      out.print(ERASE_LINE);
    }
  }

  // start.sh gives the JVM a UTF-8 locale for file names' sake, and says here what the person's is.
  private static boolean speaksUnicode(Map<String, String> environment) {
    String locale =
        environment.getOrDefault(
            "CAMELODY_TERMINAL_LOCALE",
            environment.getOrDefault("LC_ALL", environment.getOrDefault("LANG", "")));
    return locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
  }
}
