package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;

/**
 * Chooses a free port at the first start and keeps it, as long as nobody else has taken it. It is
 * one that no system gives to outgoing connections (Linux does from 32768 on, see <i>ip(7)</i>):
 * such a connection would hold the port while its server is away, and a client that looks for the
 * server could even be connected to itself.
 */
final class KeptPort {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int FIRST = 20_000;
  private static final int BEYOND = 32_768;

  private KeptPort() {}

  static int in(Path file) {
    int kept = DataDirectory.read(file).map(KeptPort::parse).orElse(0);
    int port = isFree(kept) ? kept : anyFree();
    DataDirectory.write(file, Integer.toString(port));
    return port;
  }

  static boolean isFree(int port) {
    return isFree(InetAddress.getLoopbackAddress(), port);
  }

  static boolean isFree(InetAddress address, int port) {
    if (port == 0) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket(port, 1, address)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /** Answers whether somebody listens there, on loopback. */
  static boolean isTaken(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  private static int parse(String text) {
    try {
      int port = Integer.parseInt(text);
      return port > 0 && port < 65_536 ? port : 0;
    } catch (NumberFormatException damaged) {
      return 0;
    }
  }

  private static int anyFree() {
    return new Random()
        .ints(FIRST, BEYOND)
        .limit(BEYOND - FIRST)
        .filter(KeptPort::isFree)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("no free port from " + FIRST + " to " + (BEYOND - 1)));
  }
}
