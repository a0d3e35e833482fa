package camelody.messaging.events;

/** Says that an event cannot be handled however often it is tried. */
public final class NotReadable extends RuntimeException {
  private final String reason;

  NotReadable(String reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  /** Answers the reason for its dead letter: {@code NOT_READABLE} or {@code KILLED_CONSUMER}… */
  public String reason() {
    return reason;
  }
}
