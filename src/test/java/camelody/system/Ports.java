package camelody.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;

/**
 * Finds ports that nobody listens on, below those that Linux gives to outgoing connections: such a
 * one could be taken again before its server starts.
 */
public final class Ports {
  private static final int FIRST = 10_000;
  private static final int BEYOND = 20_000;

  private Ports() {}

  public static int free() {
    return new Random()
        .ints(FIRST, BEYOND)
        .limit(BEYOND - FIRST)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
