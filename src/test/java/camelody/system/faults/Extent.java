package camelody.system.faults;

import camelody.system.BrokerKind;
import java.util.List;

/** Says how much is run: a few minutes in every build, all of it with {@code -Pfaults}. */
enum Extent {
  BOUNDED,
  FULL;

  static Extent current() {
    return System.getProperty("camelody.faults", "").equals("full") ? FULL : BOUNDED;
  }

  /** Answers one number for every build and another one for the whole. */
  static int choose(int bounded, int full) {
    return current() == FULL ? full : bounded;
  }

  /** Answers the brokers to run on. */
  static List<BrokerKind> brokers() {
    return current() == FULL ? List.of(BrokerKind.values()) : List.of(BrokerKind.RABBITMQ);
  }
}
