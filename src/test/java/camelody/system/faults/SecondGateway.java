package camelody.system.faults;

import camelody.system.Http;
import camelody.system.Ports;
import camelody.system.RunningSystem;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Another gateway of the same system, started as the first one was, on a port of its own. */
final class SecondGateway implements AutoCloseable {
  private final ProcessByHand process;
  private final String url;

  private SecondGateway(ProcessByHand process, String url) {
    this.process = process;
    this.url = url;
  }

  static SecondGateway beside(RunningSystem system) throws IOException {
    String port = Integer.toString(Ports.free());
    ProcessByHand process =
        ProcessByHand.like(
            system,
            "gateway-1",
            "gateway-by-hand",
            UnaryOperator.identity(),
            Map.of("GATEWAY_HTTP_PORT", port));
    SecondGateway second = new SecondGateway(process, "http://127.0.0.1:" + port);
    process.awaitReady(() -> second.http().get("/observe/health/ready").status() == 200);
    return second;
  }

  String url() {
    return url;
  }

  Http http() {
    return new Http(url);
  }

  /** Ends it as a crash would. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
