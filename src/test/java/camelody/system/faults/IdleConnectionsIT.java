package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Opens many connections that say nothing: memory stays flat, and others are served. */
@OnBothBrokers
class IdleConnectionsIT {
  private static final long MIB = 1024 * 1024;
  private static final long BYTES_A_CONNECTION_MAX = 16 * 1024;

  private final BrokerKind broker;
  private final RunningSystem system;

  IdleConnectionsIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
  }

  @Test
  void given_many_connections_that_say_nothing_when_others_ask_then_they_are_served()
      throws IOException {
    int count = Extent.choose(2_000, 10_000);
    long before = resident();
    long grown;
    List<SocketChannel> idle = new ArrayList<>();
    try {
      InetSocketAddress gateway =
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(), URI.create(system.url()).getPort());
      for (int i = 0; i < count; i++) {
        idle.add(SocketChannel.open(gateway));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(system.http().get("/api/genres").status()).isEqualTo(200);
      }

      grown = resident() - before;
      assertThat(grown).isLessThan(count * BYTES_A_CONNECTION_MAX + 64 * MIB);
    } finally {
      for (SocketChannel each : idle) {
        each.close();
      }
    }
    assertThat(system.http().get("/api/genres").status()).isEqualTo(200);
    Finding.record(
        this,
        broker,
        "connections that say nothing cost others nothing",
        "%,d connections, gateway grown by %d MiB".formatted(count, grown / MIB));
  }

  private long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + system.process("gateway-1").pid() + "/status"))
        .stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
