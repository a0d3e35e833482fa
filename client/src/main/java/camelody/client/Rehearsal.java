package camelody.client;

import camelody.client.screen.Screen;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Runs commands against a gateway that knows one answer, so that the JVM can archive the classes
 * that they load; {@code ./camelody} does this once after each build.
 */
final class Rehearsal {
  private static final String TRACK =
      "{\"id\":\"0\",\"title\":\"é\",\"artist\":\"b\",\"album\":\"c\",\"durationSeconds\":1.5}";
  private static final String ANSWER =
      "{\"items\":[%1$s],\"tracks\":[%1$s],\"offset\":0,\"nextOffset\":1,\"total\":2}"
          .formatted(TRACK);

  private Rehearsal() {}

  public static void main(String[] none) throws IOException {
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gateway.start();
    String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
    Screen nowhere = Screen.on(new PrintWriter(Writer.nullWriter()), () -> 80);
    ClientCommand.on(nowhere, null).execute("--help");
    ClientCommand.on(nowhere, null).execute("tracks", "--nonsense");
    ClientCommand.on(nowhere, null).execute("tracks", "--gateway", address);
    ClientCommand.on(nowhere, null).execute("search", "a", "--gateway", address, "--json");
    gateway.stop(0);
  }
}
