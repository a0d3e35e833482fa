package camelody.messaging.methods;

/** Says who may call a method at all; what belongs to whom is the service's own question. */
public enum Access {
  /** Everybody, with or without a token. */
  ANYONE,
  /** Whoever holds a valid token. */
  USER,
  /** Users with the role {@code administrator}. */
  ADMINISTRATOR
}
