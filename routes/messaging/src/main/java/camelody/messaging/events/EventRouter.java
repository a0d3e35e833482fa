package camelody.messaging.events;

import camelody.kernel.ports.DeliveryLedger;
import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.component.CallStatistics;
import camelody.messaging.tracing.TraceContext;
import camelody.messaging.tracing.TraceScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events and sends them to the routes that handle them (Content-Based Router over a fixed
 * table). The body is a {@link Delivery}, or a list of those that came together.
 *
 * <p>A redelivered event may have killed the process that handled it before. It is therefore noted
 * as begun, in a transaction of its own, before each try, and no longer once the try has ended,
 * however it ended; past the bound it is put aside as {@code KILLED_CONSUMER}. So what is counted
 * are deaths: not tries that failed, nor an outage that outlasts restarts, nor what was merely
 * prefetched.
 */
public final class EventRouter extends ServiceSupport implements Processor, CamelContextAware {
  private static final Logger LOG = LoggerFactory.getLogger(EventRouter.class);
  private static final String NOTED = "camelody-noted";

  private final EventTable table;
  private final DeliveryLedger ledger;
  private final int startsMax;
  private final CallStatistics statistics;
  private final Map<String, Producer> routes = new HashMap<>();

  private @Nullable CamelContext context;

  private record Read(IncomingEvent event, EventTable.Reader reader, Object body) {}

  public EventRouter(
      EventTable table, DeliveryLedger ledger, int startsMax, CallStatistics statistics) {
    this.table = table;
    this.ledger = ledger;
    this.startsMax = startsMax;
    this.statistics = statistics;
  }

  @Override
  protected void doStart() throws Exception {
    for (EventTable.Reader reader : table.readers().values()) {
      open(reader);
    }
    EventTable.Reader any = table.any();
    if (any != null) {
      open(any);
    }
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    // Redelivery by Camel calls this again: the events are read anew from the bytes that came.
    DeadLetter.countAttempt(exchange);
    if (exchange.getMessage().getBody() instanceof List<?> several) {
      List<Read> events = new ArrayList<>();
      for (Object each : several) {
        events.add(read((Delivery) each));
      }
      handleInTurn(exchange, events);
    } else {
      handleOne(exchange, exchange.getMessage().getMandatoryBody(Delivery.class));
    }
  }

  private Read read(Delivery delivery) {
    IncomingEvent event = IncomingEvent.read(delivery);
    EventTable.Reader reader = table.find(event.routingKey());
    if (reader == null) {
      throw new NotReadable(
          "UNKNOWN_EVENT", table.queue() + " has no reader for " + event.routingKey());
    }
    Object body =
        reader.equals(table.any()) ? event.asAnyEvent(reader.type()) : event.as(reader.type());
    return new Read(event, reader, body);
  }

  // Neighbours with the same reader go together, so that all keep their order.
  private void handleInTurn(Exchange exchange, List<Read> events) throws Exception {
    int from = 0;
    while (from < events.size()) {
      EventTable.Reader reader = events.get(from).reader();
      int to = from + 1;
      while (reader.many() && to < events.size() && events.get(to).reader().equals(reader)) {
        to++;
      }
      handle(exchange, reader, events.subList(from, to));
      from = to;
    }
  }

  private void handleOne(Exchange exchange, Delivery delivery) throws Exception {
    Read read = read(delivery);
    if (delivery.redelivered()) {
      handleGuarded(exchange, read);
    } else {
      handle(exchange, read.reader(), List.of(read));
    }
  }

  private void handleGuarded(Exchange exchange, Read read) throws Exception {
    String id = read.event().id();
    begin(exchange, id);
    try {
      handle(exchange, read.reader(), List.of(read));
    } catch (Exception survived) {
      endIfPossible(exchange, id);
      throw survived;
    }
    ledger.end(table.queue(), id);
  }

  private void endIfPossible(Exchange exchange, String id) {
    try {
      ledger.end(table.queue(), id);
      exchange.removeProperty(NOTED);
    } catch (StoreUnavailable away) {
      LOG.debug("{} stays noted as begun until its next try: {}", id, away.getMessage());
    }
  }

  // One process notes an event once, however many tries an outage takes.
  private void begin(Exchange exchange, String id) {
    if (exchange.getProperty(NOTED) != null) {
      return;
    }
    int starts = ledger.begin(table.queue(), id);
    exchange.setProperty(NOTED, true);
    if (starts > startsMax) {
      ledger.end(table.queue(), id);
      throw new NotReadable(
          "KILLED_CONSUMER",
          "begun " + startsMax + " times and never ended: it may kill whoever handles it");
    }
  }

  private void handle(Exchange exchange, EventTable.Reader reader, List<Read> events)
      throws Exception {
    Exchange handled = exchange.copy();
    List<Object> bodies = events.stream().map(Read::body).toList();
    handled.getMessage().setBody(reader.many() ? bodies : bodies.get(0));
    TraceScope.narrow(handled, events.stream().map(read -> read.event().traceparent()).toList());
    IncomingEvent first = events.get(0).event();
    long began = statistics.begin(events.size());
    TraceContext.during(first.traceparent(), () -> send(handled, reader.route()));
    Exception failed = handled.getException();
    statistics.end(first.method(), events.size(), began, failed != null, failed != null);
    if (failed != null) {
      throw failed;
    }
  }

  private void send(Exchange exchange, String route) {
    try {
      Objects.requireNonNull(routes.get(route), route).process(exchange);
    } catch (Exception failed) {
      exchange.setException(failed);
    }
  }

  private void open(EventTable.Reader reader) throws Exception {
    Producer producer = getCamelContext().getEndpoint(reader.route()).createProducer();
    producer.start();
    routes.put(reader.route(), producer);
  }

  @Override
  public void setCamelContext(CamelContext context) {
    this.context = context;
  }

  @Override
  public CamelContext getCamelContext() {
    if (context == null) {
      throw new IllegalStateException("not in a Camel context yet");
    }
    return context;
  }
}
