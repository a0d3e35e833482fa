package camelody.lab;

import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was found at one look: its text, or why it was not read.
 *
 * @param name as in the folder: {@code hello.yaml}
 * @param text absent, if it was not read
 * @param problem absent, if it was
 */
record FoundFile(String name, FileTime modified, @Nullable String text, @Nullable Problem problem) {

  static FoundFile read(String name, FileTime modified, String text) {
    return new FoundFile(name, modified, text, null);
  }

  static FoundFile refused(String name, FileTime modified, Problem problem) {
    return new FoundFile(name, modified, null, problem);
  }
}
