package camelody.benchmarks.peers;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Turns HTTP into calls and confirmed events. */
@RestController
@Profile("gateway")
class Gateway {
  record Play(UUID trackId) {}

  private final RabbitTemplate rabbit;

  Gateway(RabbitTemplate rabbit) {
    this.rabbit = rabbit;
  }

  @GetMapping("/api/tracks")
  Object tracks(@RequestParam int limit) {
    return rabbit.convertSendAndReceive(
        "spring.rpc",
        "catalogue",
        Map.of("method", "catalogue.list", "params", Map.of("limit", limit)));
  }

  @PostMapping("/api/plays")
  CompletableFuture<ResponseEntity<Map<String, UUID>>> report(@RequestBody Play play) {
    UUID id = UUID.randomUUID();
    CorrelationData confirm = new CorrelationData(id.toString());
    rabbit.convertAndSend(
        "spring.events",
        "listening.track-played.v1",
        Map.of("eventId", id, "occurredAt", Instant.now().toString(), "trackId", play.trackId()),
        confirm);
    return confirm
        .getFuture()
        .thenApply(
            confirmed ->
                confirmed.isAck()
                    ? ResponseEntity.accepted().body(Map.of("playId", id))
                    : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
  }
}
