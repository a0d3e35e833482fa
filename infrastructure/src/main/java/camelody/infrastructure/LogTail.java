package camelody.infrastructure;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Prints the end of a log. */
final class LogTail {
  private static final int BYTES_PER_LINE = 400;
  private static final long LOOK_MILLIS = 200;

  private LogTail() {}

  static void print(Path log, int lines, PrintStream out) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      printEnd(file, lines, out);
    }
  }

  static void print(Path log, int lines, boolean follow, PrintStream out)
      throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      printEnd(file, lines, out);
      while (follow && !out.checkError()) {
        copy(file, out);
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }

  private static void printEnd(RandomAccessFile file, int lines, PrintStream out)
      throws IOException {
    long start = Math.max(0, file.length() - (long) lines * BYTES_PER_LINE);
    file.seek(start);
    if (start > 0) {
      file.readLine();
    }
    copy(file, out);
  }

  private static void copy(RandomAccessFile file, PrintStream out) throws IOException {
    byte[] buffer = new byte[8192];
    for (int read = file.read(buffer); read > 0; read = file.read(buffer)) {
      out.write(buffer, 0, read);
    }
    out.flush();
  }
}
