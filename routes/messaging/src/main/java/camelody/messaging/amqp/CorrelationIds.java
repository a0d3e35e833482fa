package camelody.messaging.amqp;

import java.security.SecureRandom;

/**
 * Makes correlation ids that are short, unique to this process, and not to be guessed by a peer.
 */
final class CorrelationIds {
  private static final int RADIX = 36;

  private final String prefix = Long.toUnsignedString(new SecureRandom().nextLong(), RADIX) + ".";
  private long last;

  /** Called on the event loop only. */
  String next() {
    return prefix + Long.toString(++last, RADIX);
  }
}
