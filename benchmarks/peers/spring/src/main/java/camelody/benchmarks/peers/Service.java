package camelody.benchmarks.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.springframework.amqp.rabbit.annotation.Argument;
import org.springframework.amqp.rabbit.annotation.Exchange;
import org.springframework.amqp.rabbit.annotation.Queue;
import org.springframework.amqp.rabbit.annotation.QueueBinding;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Answers requests, and takes plays from three queues. */
@Component
@Profile("service")
class Service {
  private final Map<?, ?> page;

  Service(@Value("${page}") File page, ObjectMapper json) throws IOException {
    this.page = json.readValue(page, Map.class);
  }

  @RabbitListener(
      bindings =
          @QueueBinding(
              value = @Queue(name = "spring.catalogue", durable = "true", autoDelete = "true"),
              exchange = @Exchange("spring.rpc"),
              key = "catalogue"))
  Map<?, ?> list(Map<?, ?> request) {
    return page;
  }

  @RabbitListener(
      bindings =
          @QueueBinding(
              value =
                  @Queue(
                      name = "spring.history",
                      durable = "true",
                      arguments = @Argument(name = "x-queue-type", value = "quorum")),
              exchange = @Exchange(name = "spring.events", type = "topic"),
              key = "#"))
  void history(Map<?, ?> play) {}

  @RabbitListener(
      bindings =
          @QueueBinding(
              value =
                  @Queue(
                      name = "spring.statistics",
                      durable = "true",
                      arguments = @Argument(name = "x-queue-type", value = "quorum")),
              exchange = @Exchange(name = "spring.events", type = "topic"),
              key = "#"))
  void statistics(Map<?, ?> play) {}

  @RabbitListener(
      bindings =
          @QueueBinding(
              value =
                  @Queue(
                      name = "spring.activity",
                      durable = "true",
                      arguments = @Argument(name = "x-queue-type", value = "quorum")),
              exchange = @Exchange(name = "spring.events", type = "topic"),
              key = "#"))
  void activity(Map<?, ?> play) {}
}
