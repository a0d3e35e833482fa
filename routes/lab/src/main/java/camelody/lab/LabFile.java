package camelody.lab;

import org.jspecify.annotations.Nullable;

/** What the lab knows of one file: how it was found, what runs of it, and what is wrong with it. */
final class LabFile {
  final String name;

  /** As it was found at the last look. */
  @Nullable FoundFile found;

  /** The last version that was tried, whether it ran or not. */
  @Nullable FoundFile tried;

  /** The last version that ran; it still does. */
  @Nullable RouteFile running;

  @Nullable Problem problem;

  /** What another file has, so that this one cannot run; absent, if nothing. */
  @Nullable String waitsFor;

  /** How often it was not there, in a row. */
  int absences;

  LabFile(String name) {
    this.name = name;
  }
}
