package camelody.messaging.teaching;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells the time of day in microseconds since 1970, the unit of trace events. */
public final class Micros {
  private Micros() {}

  public static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
