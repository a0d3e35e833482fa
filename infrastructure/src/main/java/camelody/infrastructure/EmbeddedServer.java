package camelody.infrastructure;

/** A server that this project runs where a machine lacks one: the broker, the database. */
interface EmbeddedServer extends AutoCloseable {
  /** Starts it, and returns once it takes connections. */
  void start() throws Exception;

  /** Answers whether it takes connections now. */
  boolean isUp();

  @Override
  void close();
}
