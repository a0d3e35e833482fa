package camelody.launcher;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code config/application.properties}. An environment variable overrides a key ({@code
 * GATEWAY_HTTP_PORT} for {@code gateway.http.port}), a system property overrides both.
 *
 * <p>Every key must stand in the file: a misspelt one is an error, never a silent default.
 */
public final class Settings {
  private static final String FILE = "config/application.properties";

  private final Properties file;
  private final Path home;
  private final Function<String, @Nullable String> overrides;

  private Settings(Properties file, Path home, Function<String, @Nullable String> overrides) {
    this.file = file;
    this.home = home;
    this.overrides = overrides;
  }

  /**
   * Finds the file: where {@code CAMELODY_HOME} or {@code -Dcamelody.home} says, else in this
   * folder or one above it, else beside or above the program itself.
   *
   * @throws IllegalStateException if there is none; the message says where it was looked for
   */
  public static Settings load() {
    Map<String, String> environment = System.getenv();
    String home =
        System.getProperty("camelody.home", environment.getOrDefault("CAMELODY_HOME", ""));
    Path found = home.isBlank() ? search() : Path.of(home).toAbsolutePath().normalize();
    return read(found, key -> System.getProperty(key, environment.get(variable(key))));
  }

  /** Reads the file of a given home folder, for tests and tools. */
  public static Settings read(Path home, Function<String, @Nullable String> overrides) {
    Path path = home.resolve(FILE);
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException missing) {
      throw new IllegalStateException(
          "cannot read " + path + ": start in the project's folder, or name it in CAMELODY_HOME",
          missing);
    }
    return new Settings(properties, home, overrides);
  }

  /**
   * Answers a text, which may be empty.
   *
   * @throws IllegalStateException if the file lacks the key
   */
  public String text(String key) {
    String inFile = file.getProperty(key);
    if (inFile == null) {
      throw new IllegalStateException(home.resolve(FILE) + " lacks the key " + key);
    }
    String overridden = overrides.apply(key);
    return (overridden == null ? inFile : overridden).strip();
  }

  public int integer(String key) {
    return parse(key, "a whole number", Integer::parseInt);
  }

  public long longInteger(String key) {
    return parse(key, "a whole number", Long::parseLong);
  }

  /** Answers a duration; the key's last word says that it is in milliseconds. */
  public Duration millis(String key) {
    return Duration.ofMillis(longInteger(key));
  }

  public boolean flag(String key) {
    return parse(key, "true or false", Settings::parseFlag);
  }

  /** Answers a path; a relative one counts from the project's folder. */
  public Path path(String key) {
    return home.resolve(text(key)).normalize();
  }

  /** Answers a comma-separated list without its blanks; an empty text is an empty list. */
  public List<String> list(String key) {
    return Stream.of(text(key).split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Answers the folder that holds {@code config/}. */
  public Path home() {
    return home;
  }

  /** Answers {@code data.directory}, under which everything is written. */
  public Path dataDirectory() {
    return path("data.directory");
  }

  private <T> T parse(String key, String expected, Function<String, T> parser) {
    String text = text(key);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException refused) {
      throw new IllegalStateException(
          key + ": expected " + expected + ", came '" + text + "'", refused);
    }
  }

  private static boolean parseFlag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String variable(String key) {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Path search() {
    return Stream.of(Path.of("").toAbsolutePath(), programFolder())
        .flatMap(start -> Stream.iterate(start, folder -> folder != null, Path::getParent))
        .filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "found no "
                        + FILE
                        + " in "
                        + Path.of("").toAbsolutePath()
                        + " or above it: start in the project's folder, or name it in CAMELODY_HOME"));
  }

  private static Path programFolder() {
    try {
      return Path.of(Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (java.net.URISyntaxException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }
}
