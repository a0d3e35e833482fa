package camelody.client.conform;

import java.io.IOException;

/**
 * One promise of docs/protocol.md.
 *
 * @param name as {@code batch.empty}; scripts may rely on it
 * @param says the promise, in a sentence
 */
record Rule(String name, String says, Check check) {

  /** Asks the worker. */
  interface Check {
    Verdict of(Probe probe) throws IOException, InterruptedException;
  }
}
