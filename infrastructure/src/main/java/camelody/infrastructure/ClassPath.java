package camelody.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a program's class path together.
 *
 * <p>The libraries that all bundles have come first, in one order and from one folder: then one
 * archive of their classes (Class Data Sharing) fits all bundles, each starts in a fraction of the
 * time, and the memory of what is in it is shared by all of them.
 */
final class ClassPath {
  // What operations needs is what every bundle needs.
  private static final String COMMON = "routes/operations/target/lib";

  private final String group;
  private final List<Path> common;
  private final List<Path> own;

  private ClassPath(String group, List<Path> common, List<Path> own) {
    this.group = group;
    this.common = common;
    this.own = own;
  }

  /**
   * Answers the folder whose {@code <module>/target/} hold the jars: the copy that {@code start.sh}
   * took, so that a later build replaces nothing under a running system, else the project's own.
   */
  static Path program(Path home) {
    return Path.of(System.getProperty("camelody.program", home.toString()));
  }

  /**
   * Puts it together.
   *
   * @param program see {@link #program}
   */
  static ClassPath of(Path program, ProcessPlan plan) {
    Path target = program.resolve(plan.folder()).resolve("target");
    List<Path> libraries = jars(target.resolve("lib"));
    List<Path> common = jars(program.resolve(COMMON));
    // The broker's libraries are others; it shares with the database.
    boolean apart = plan.folder().equals("infrastructure");
    if (apart) {
      common = libraries;
    } else if (!common.stream().allMatch(jar -> has(libraries, jar))) {
      common = List.of();
    }
    List<Path> own = new ArrayList<>(jars(target));
    for (Path library : libraries) {
      if (!has(common, library)) {
        own.add(library);
      }
    }
    return new ClassPath(apart ? "infrastructure" : "bundles", common, own);
  }

  /** Names those that share an archive: {@code bundles} or {@code infrastructure}. */
  String group() {
    return group;
  }

  /**
   * Answers the libraries that all of the group share, the beginning of the class path; maybe none.
   */
  List<Path> common() {
    return common;
  }

  @Override
  public String toString() {
    return join(Stream.concat(common.stream(), own.stream()));
  }

  static String join(Stream<Path> jars) {
    return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean has(List<Path> jars, Path jar) {
    return jars.stream().anyMatch(each -> each.getFileName().equals(jar.getFileName()));
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
