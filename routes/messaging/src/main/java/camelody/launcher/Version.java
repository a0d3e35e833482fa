package camelody.launcher;

/** Names the version of this program, as the build wrote it into the jar. */
public final class Version {
  public static final String TEXT = text();

  private Version() {}

  private static String text() {
    String built = Version.class.getPackage().getImplementationVersion();
    return built == null ? "development" : built;
  }
}
