package camelody.infrastructure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an archive of the classes that a group of processes loads (Class Data Sharing, JEP 310). It
 * is made after the first start of a build, from what its processes have loaded, in the background
 * and with low priority; every later start uses it. A JVM that finds it stale passes over it.
 */
final class ClassArchive {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  // "|  |--io.netty.channel.Channel/0x00007f…": a class and its loader. Hidden classes have a
  // slash.
  private static final Pattern LOADED =
      Pattern.compile("^[|\\- ]*([\\w.$]+)/(?:null|0x\\p{XDigit}+)");

  private static final long JCMD_SECONDS = 10;

  private final ClassPath classPath;
  private final Path file;

  ClassArchive(Path program, ClassPath classPath) {
    this.classPath = classPath;
    this.file =
        program
            .resolve("infrastructure/target")
            .resolve("classes-of-" + classPath.group() + ".jsa");
  }

  /** Answers the option that makes a JVM use it, if there is one. */
  List<String> options() {
    return !classPath.common().isEmpty() && Files.exists(file)
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto")
        : List.of();
  }

  /** Answers whether the libraries are newer than the archive. */
  boolean isStale() {
    try {
      if (classPath.common().isEmpty()) {
        return false;
      }
      FileTime made = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
      for (Path jar : classPath.common()) {
        if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Makes the archive from what these processes have loaded. */
  void make(List<Long> pids) throws IOException, InterruptedException {
    Set<String> classes = new TreeSet<>();
    for (long pid : pids) {
      classes.addAll(loadedBy(pid));
    }
    Path list = Files.createTempFile("camelody-classes", ".lst");
    Path draft = Path.of(file + "." + ProcessHandle.current().pid());
    try {
      Files.write(list, classes);
      run(dump(list, draft));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      LOG.info("archived {} classes for faster starts in {}", classes.size(), file);
    } finally {
      Files.deleteIfExists(list);
      Files.deleteIfExists(draft);
    }
  }

  private static Set<String> loadedBy(long pid) throws IOException, InterruptedException {
    Path told = Files.createTempFile("camelody-loaded", ".txt");
    try {
      Process jcmd =
          new ProcessBuilder(tool("jcmd"), Long.toString(pid), "VM.class_hierarchy", "-i")
              .redirectOutput(told.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitJcmd(jcmd);
      Set<String> classes = new TreeSet<>();
      for (String line : Files.readAllLines(told)) {
        Matcher loaded = LOADED.matcher(line);
        if (loaded.find()) {
          classes.add(loaded.group(1).replace('.', '/'));
        }
      }
      return classes;
    } finally {
      Files.deleteIfExists(told);
    }
  }

  private List<String> dump(Path list, Path archive) {
    List<String> command = new ArrayList<>();
    if (Commands.isOnPath("nice")) {
      command.addAll(List.of("nice", "-n", "19"));
    }
    command.add(tool("java"));
    command.add("-Xshare:dump");
    command.add("-Xlog:disable");
    command.add("-XX:SharedClassListFile=" + list);
    command.add("-XX:SharedArchiveFile=" + archive);
    command.add("-cp");
    command.add(ClassPath.join(classPath.common().stream()));
    return command;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (await(process) != 0) {
      throw new IOException("java -Xshare:dump ended with " + process.exitValue());
    }
  }

  // Killed, it would leave a file in the other process's folder. It is done in a moment.
  private static void awaitJcmd(Process jcmd) throws InterruptedException {
    jcmd.onExit().completeOnTimeout(jcmd, JCMD_SECONDS, TimeUnit.SECONDS).join();
    jcmd.destroyForcibly();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  // Whoever is told to stop leaves no process behind.
  private static int await(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
