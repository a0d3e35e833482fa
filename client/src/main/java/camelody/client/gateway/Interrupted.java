package camelody.client.gateway;

/** Says that the person wanted no answer any more (Ctrl-C in the shell). */
public final class Interrupted extends RuntimeException {
  public Interrupted() {
    super("interrupted");
  }
}
