package camelody.client.screen;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * Where a person or a program reads. Without a terminal there are no colours, no bounds to the
 * width and no line that lives.
 */
public final class Screen {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int COLUMNS_MIN = 20;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;
  private final boolean errTerminal;
  private final boolean coloured;
  private final IntSupplier columns;
  private boolean alive;

  private Screen(
      PrintWriter out,
      PrintWriter err,
      boolean terminal,
      boolean errTerminal,
      IntSupplier columns) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.errTerminal = errTerminal;
    this.coloured = terminal && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    this.columns = columns;
  }

  /** Writes to this process's output; ./camelody says in properties what is a terminal. */
  public static Screen standard() {
    int columns = Integer.getInteger("camelody.columns", 0);
    return new Screen(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean("camelody.terminal"),
        Boolean.getBoolean("camelody.error-terminal"),
        () -> columns);
  }

  /** Writes to a terminal that may change its width. */
  public static Screen on(PrintWriter terminal, IntSupplier columns) {
    return new Screen(terminal, terminal, true, true, columns);
  }

  public PrintWriter out() {
    return out;
  }

  public PrintWriter err() {
    return err;
  }

  public boolean isTerminal() {
    return terminal;
  }

  public boolean isColoured() {
    return coloured;
  }

  /** Answers how many columns a line may take. */
  public int columns() {
    int told = terminal ? columns.getAsInt() : 0;
    return told < COLUMNS_MIN ? Integer.MAX_VALUE : told;
  }

  public void line(String text) {
    out.println(text);
  }

  /** Says something to a person that a program must not read: on the error output. */
  public void note(String text) {
    live("");
    out.flush();
    err.println(text);
    err.flush();
  }

  /** Replaces the line that lives; without a terminal it isn't shown. */
  public void live(String text) {
    if (errTerminal && (alive || !text.isEmpty())) {
      err.print(ERASE_LINE + text);
      err.flush();
      alive = !text.isEmpty();
    }
  }

  public String bold(String text) {
    return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  public String dim(String text) {
    return coloured ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  public String good(String text) {
    return coloured ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  public String bad(String text) {
    return coloured ? "\u001b[31m" + text + "\u001b[0m" : text;
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8)));
  }
}
