package camelody.catalogue;

import java.nio.file.Path;

/** Says why a file is left out. */
final class Unreadable extends Exception {
  private static final int REASON_MAX = 200;

  Unreadable(String reason) {
    super(reason, null, false, false);
  }

  /** Puts it in a person's words; a library's exception often has none, or a path in them. */
  static Unreadable because(Throwable failed, Path file) {
    String message = TagText.clean(failed.getMessage());
    String named =
        message == null
            ? failed.getClass().getSimpleName()
            : message.replace(file.toString(), file.getFileName().toString());
    // What a reader foresaw it says itself; what it stumbled over needs words before it.
    boolean isForeseen =
        message != null && failed instanceof Exception && !(failed instanceof RuntimeException);
    String reason = isForeseen ? named : "is broken (" + named + ")";
    return new Unreadable(reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) : reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
