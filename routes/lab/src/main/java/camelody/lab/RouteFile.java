package camelody.lab;

import camelody.messaging.methods.Access;
import camelody.messaging.methods.AnyParams;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.teaching.Teaching;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One version of a file whose routes run, in a context of its own. Requests that came to it are
 * finished by it, also when a newer version has taken its place.
 */
final class RouteFile {
  private static final Logger LOG = LoggerFactory.getLogger(RouteFile.class);

  private final String name;
  private final CamelContext context;
  private final ContextMaker maker;
  private final Set<String> claims;
  private final Map<String, LearnersMethod> methods;
  private final Map<String, AsyncProducer> producers = new LinkedHashMap<>();
  private final List<Map<String, Object>> routes;

  private int inFlight;
  private boolean retired;

  /** A started context; {@code claims} are the names that no other file may have meanwhile. */
  RouteFile(
      String name,
      CamelContext context,
      ContextMaker maker,
      Set<String> claims,
      Collection<LearnersMethod> methods)
      throws Exception {
    this.name = name;
    this.context = context;
    this.maker = maker;
    this.claims = Set.copyOf(claims);
    this.methods = new LinkedHashMap<>();
    for (LearnersMethod method : methods) {
      AsyncProducer producer =
          context.getEndpoint("direct:" + method.wireName()).createAsyncProducer();
      producer.start();
      producers.put(method.wireName(), producer);
      this.methods.put(method.wireName(), method);
    }
    this.routes = List.copyOf(Teaching.describe(context));
  }

  String name() {
    return name;
  }

  Set<String> claims() {
    return claims;
  }

  Collection<LearnersMethod> methods() {
    return methods.values();
  }

  /** Describes its routes, as the console's other pages have them. */
  List<Map<String, Object>> routes() {
    return routes;
  }

  void addTo(MethodTable.Builder table) {
    for (LearnersMethod method : methods.values()) {
      if (method.write()) {
        table.write(
            method.useCase(), AnyParams.class, Object.class, Access.ANYONE, method.summary());
      } else {
        table.read(
            method.useCase(), AnyParams.class, Object.class, Access.ANYONE, method.summary());
      }
    }
  }

  /** Counts a request in; answers false if this version takes no more. */
  synchronized boolean enter() {
    if (retired) {
      return false;
    }
    inFlight++;
    return true;
  }

  synchronized void leave() {
    inFlight--;
    notifyAll();
  }

  /** Executes a request that was counted in. */
  boolean execute(String method, Exchange request, AsyncCallback callback) {
    AsyncProducer producer = Objects.requireNonNull(producers.get(method), method);
    return new RequestBridge(method, producer).process(request, callback);
  }

  /** Takes nothing more, waits a while for what was begun, and ends all that belongs to it. */
  void retire(Duration patience) {
    try {
      awaitRest(patience);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } finally {
      end(context, maker);
    }
  }

  static void end(CamelContext context, ContextMaker maker) {
    try {
      context.stop();
    } catch (RuntimeException failed) {
      LOG.warn("could not stop {}: {}", context.getName(), failed.toString());
    } finally {
      maker.ended(context);
    }
  }

  private synchronized void awaitRest(Duration patience) throws InterruptedException {
    retired = true;
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (inFlight > 0 && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
  }
}
