package camelody.kernel;

/** Names every way in which a service refuses what it was asked; messaging gives each a code. */
public enum ErrorKind {
  /**
   * The request itself is wrong: a bound, a shape, an unknown word. Sending it again won't help.
   */
  INVALID_ARGUMENT,
  /** Nobody, or nobody we can verify, is asking. */
  UNAUTHENTICATED,
  /** We know who asks, and they may not. */
  FORBIDDEN,
  NOT_FOUND,
  /** Somebody else was faster, or the name is taken; read again, then decide. */
  CONFLICT,
  /** A business rule says no: the playlist is full. */
  RULE_VIOLATED,
  /** Asked too often; later it may work. */
  TOO_MANY_REQUESTS
}
