package camelody.gateway.routes.http;

import io.netty.channel.EventLoopGroup;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for HTTP on a few event loops. The broker's connection lives on one of them, so that a
 * request, its call and its answer can be one thread's work.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int WORKERS = 8;
  private static final int START_SECONDS = 15;

  private final HttpSettings settings;
  private final HttpEngine engine;
  private final Vertx vertx;
  private final AtomicInteger connections = new AtomicInteger();

  public HttpServer(HttpSettings settings, HttpEngine engine) {
    this.settings = settings;
    this.engine = engine;
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(settings.eventLoops())
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
  }

  /** Answers the event loops, for whoever wants to share them. */
  public EventLoopGroup eventLoops() {
    return ((VertxInternal) vertx).getEventLoopGroup();
  }

  /** Answers Vert.x, whose worker threads take steps that block. */
  public Vertx vertx() {
    return vertx;
  }

  /** Counts the connections that are open. */
  public int connections() {
    return connections.get();
  }

  /**
   * Begins to listen.
   *
   * @throws IllegalStateException if the port is taken; the message names the setting
   */
  public void start() {
    DeploymentOptions loops = new DeploymentOptions().setInstances(settings.eventLoops());
    try {
      vertx
          .deployVerticle(Listener::new, loops)
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(
          "cannot listen on %s:%d (gateway.http.host, gateway.http.port)"
              .formatted(settings.host(), settings.port()),
          failed);
    }
    LOG.info("serving HTTP on http://{}:{}", settings.host(), engine.getServerPort());
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      LOG.warn("HTTP did not end in time", failed);
    }
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(settings.host())
        .setPort(settings.port())
        .setMaxHeaderSize(settings.headerBytesMax())
        .setMaxInitialLineLength(settings.headerBytesMax())
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setTcpNoDelay(true)
        .setAcceptBacklog(1024);
  }

  /** Listens on one event loop; Vert.x gives the connections of the port to all in turn. */
  private final class Listener extends AbstractVerticle {
    @Override
    public void start(Promise<Void> started) {
      ConnectionWatch watch = new ConnectionWatch(settings, connections);
      HttpEntrance entrance = new HttpEntrance(settings, engine);
      watch.start(vertx);
      vertx
          .createHttpServer(options())
          .connectionHandler(watch::opened)
          .invalidRequestHandler(entrance::refuseInvalid)
          .requestHandler(request -> entrance.handle(request, watch))
          .listen()
          .onSuccess(server -> engine.listensOn(server.actualPort()))
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }
}
