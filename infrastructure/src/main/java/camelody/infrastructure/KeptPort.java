package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** Chooses a free port at the first start and keeps it, as long as nobody else has taken it. */
final class KeptPort {
  private static final int CONNECT_MILLIS = 2_000;

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
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException("no free port", failed);
    }
  }
}
