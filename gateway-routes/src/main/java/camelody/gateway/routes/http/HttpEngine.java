package camelody.gateway.routes.http;

import camelody.messaging.teaching.Teaching;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.jspecify.annotations.Nullable;

/** Serves Camel's {@code platform-http} endpoints without a thread that waits for each request. */
public final class HttpEngine implements PlatformHttpEngine {
  private final PathTable<HttpConsumer> paths = new PathTable<>();
  private volatile int port;
  private volatile @Nullable Teaching teaching;
  private volatile MeterRegistry metrics = new SimpleMeterRegistry();

  /** Counts and times what is answered from now on: {@code gateway_http_requests}. */
  public void measure(MeterRegistry registry) {
    metrics = registry;
  }

  /** Tells the teaching console of the requests that come from now on. */
  public void watch(Teaching console) {
    teaching = console;
  }

  @Nullable Teaching teaching() {
    return teaching;
  }

  MeterRegistry metrics() {
    return metrics;
  }

  PathTable<HttpConsumer> paths() {
    return paths;
  }

  void listensOn(int actualPort) {
    port = actualPort;
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    return new HttpConsumer(endpoint, processor, this);
  }

  @Override
  public int getServerPort() {
    return port;
  }
}
