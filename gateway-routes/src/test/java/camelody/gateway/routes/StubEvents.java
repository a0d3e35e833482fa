package camelody.gateway.routes;

import camelody.messaging.amqp.ConfirmedPublisher.NotAccepted;
import camelody.messaging.events.OutgoingEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** Stands for {@code event:}: keeps what was published, or refuses it while the broker is away. */
final class StubEvents extends DefaultComponent {
  final List<OutgoingEvent> published = new CopyOnWriteArrayList<>();
  volatile boolean brokerAway;

  @Override
  protected Endpoint createEndpoint(String uri, String key, Map<String, Object> parameters) {
    return new DefaultEndpoint(uri, this) {
      @Override
      public Producer createProducer() {
        return new Publishing(this);
      }

      @Override
      public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private final class Publishing extends DefaultAsyncProducer {
    Publishing(Endpoint endpoint) {
      super(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      if (brokerAway) {
        exchange.setException(new NotAccepted("the broker is away"));
      } else {
        published.add(exchange.getMessage().getBody(OutgoingEvent.class));
      }
      callback.done(true);
      return true;
    }
  }
}
