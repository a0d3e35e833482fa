package camelody.gateway.routes.teaching;

import java.util.Arrays;
import java.util.Optional;

/**
 * What may be broken on purpose. What should happen then is said in the pages' texts; here stands
 * what each needs to be told.
 */
enum FaultKind {
  /** Each message takes so much longer to handle. */
  SLOW_SERVICE("slow-service", Target.SERVICE, "milliseconds", 10_000, 200),
  /** The next messages fail in their handler. */
  FAIL_NEXT("fail-next", Target.SERVICE, "times", 1_000, 2),
  /** The next replies never leave. */
  DROP_REPLY("drop-reply", Target.SERVICE, "times", 1_000, 1),
  /** A process ends, and is started again when its time is over. */
  STOP_WORKER("stop-worker", Target.INSTANCE),
  /** One process more, for a while. */
  ADD_WORKER("add-worker", Target.SERVICE),
  /** An event that nobody can read. */
  POISON_MESSAGE("poison-message", Target.NONE),
  /** A request to a service that is not there. */
  UNROUTABLE_MESSAGE("unroutable-message", Target.NONE),
  /** A request that comes after its deadline. */
  EXPIRED_MESSAGE("expired-message", Target.SERVICE);

  final String text;
  final Target target;

  /** The number that it is to be told, from 1; empty if there is none. */
  final String parameter;

  /** The largest that this number may be. */
  final int most;

  /** What is proposed for it. */
  final int usual;

  /** What a fault is done to. */
  enum Target {
    SERVICE,
    INSTANCE,
    NONE
  }

  FaultKind(String text, Target target) {
    this(text, target, "", 0, 0);
  }

  FaultKind(String text, Target target, String parameter, int most, int usual) {
    this.text = text;
    this.target = target;
    this.parameter = parameter;
    this.most = most;
    this.usual = usual;
  }

  static Optional<FaultKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  /** Tells whether it is done on the child process, by the supervisor. */
  boolean isProcess() {
    return this == STOP_WORKER || this == ADD_WORKER;
  }

  /** Tells whether it is one message, done as soon as it is sent. */
  boolean isMessage() {
    return this == POISON_MESSAGE || this == UNROUTABLE_MESSAGE || this == EXPIRED_MESSAGE;
  }
}
