package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Deletes a service's request queue under it: callers are told, and the service makes it anew. */
@OnBothBrokers
class RpcQueueDeletedIT {
  private final BrokerKind broker;
  private final RunningSystem system;

  RpcQueueDeletedIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
  }

  @Test
  void given_a_service_when_its_queue_is_deleted_then_it_serves_again_by_itself() {
    assertThat(system.http().get("/api/tracks").status()).isEqualTo(200);

    Queues.with(system, channel -> channel.queueDelete("catalogue.rpc"));
    Http.Answer meanwhile = system.http().get("/api/tracks");
    Duration back =
        Recovery.of(
            "the catalogue answers", () -> system.http().get("/api/tracks").status() == 200);

    assertThat(meanwhile.status()).isIn(200, 503);
    Finding.record(this, broker, "a service whose queue was deleted serves again by itself", back);
  }
}
