package camelody.messaging.amqp;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.AddressResolver;
import com.rabbitmq.client.BlockedListener;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DnsRecordIpAddressResolver;
import com.rabbitmq.client.ListAddressResolver;
import com.rabbitmq.client.ShutdownSignalException;
import com.rabbitmq.client.impl.ForgivingExceptionHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection to the broker: connects, declares the topology, tells its listeners, and
 * starts over when the connection is lost, for ever.
 */
public final class Broker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
  private static final long RECONNECT_DELAY_MIN_MILLIS = 100;
  // Frames of one read of the socket leave in one write: the broker itself gets cheaper by it.
  private static final int FLUSH_AFTER_WRITES = 64;

  private final Supplier<String> uri;
  private final BrokerSettings settings;
  private final EventLoop loop;
  private final String name;
  private final Hops hops;
  private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService connector;
  private final CountDownLatch firstConnected = new CountDownLatch(1);

  private volatile @Nullable Connection connection;
  private volatile @Nullable String blocked;
  private volatile boolean closing;
  // The three below are the connector thread's own.
  private final Set<ConnectionListener> told = new HashSet<>();
  private @Nullable Connection established;
  private long delayMillis = RECONNECT_DELAY_MIN_MILLIS;

  /** Describes a connection whose messages nobody watches. */
  public Broker(Supplier<String> uri, BrokerSettings settings, EventLoop loop, String name) {
    this(uri, settings, loop, name, Hops.UNSEEN);
  }

  /**
   * Describes a connection; {@link #start()} opens it.
   *
   * @param uri answers one or several comma-separated {@code amqp://} or {@code amqps://}
   *     addresses; asked at every attempt, may throw {@link IllegalStateException} while none is
   *     known
   * @param loop owns the connection; listeners' tables are touched on it alone
   * @param name shown in the broker's list of connections
   * @param hops sees the messages of everybody who uses this connection
   */
  public Broker(
      Supplier<String> uri, BrokerSettings settings, EventLoop loop, String name, Hops hops) {
    this.uri = uri;
    this.settings = settings;
    this.loop = loop;
    this.name = name;
    this.hops = hops;
    this.connector =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "broker-connector");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Adds a listener; one that comes late is told of the connection that is there. */
  public void listen(ConnectionListener listener) {
    listeners.add(listener);
    connector.execute(() -> greet(listener));
  }

  /** Takes a listener away; it is told no more. */
  public void forget(ConnectionListener listener) {
    listeners.remove(listener);
  }

  public void start() {
    connector.execute(this::connect);
  }

  public EventLoop loop() {
    return loop;
  }

  Hops hops() {
    return hops;
  }

  public boolean isConnected() {
    return connection != null;
  }

  /** Counts, by queue, the messages that this process has taken and not finished. */
  public Map<String, Integer> unacknowledged() {
    return listeners.stream()
        .filter(QueueConsumer.class::isInstance)
        .map(QueueConsumer.class::cast)
        .collect(
            Collectors.toMap(QueueConsumer::queue, QueueConsumer::unacknowledged, Integer::sum));
  }

  /** Answers why the broker takes no messages at present (a memory or disk alarm), if so. */
  public @Nullable String blocked() {
    return blocked;
  }

  /** Waits for the connection, and until the listeners that are there have been set up on it. */
  public void awaitConnected() throws InterruptedException {
    firstConnected.await();
    CountDownLatch settled = new CountDownLatch(1);
    connector.execute(settled::countDown);
    settled.await();
  }

  /**
   * Opens a channel for work that may block, never for use on the event loop.
   *
   * @throws IOException while there is no connection
   */
  public Channel openChannel() throws IOException {
    Connection current = connection;
    Channel channel = current == null ? null : current.createChannel();
    if (channel == null) {
      throw new IOException("the broker is away");
    }
    return channel;
  }

  /**
   * Opens a channel that is needed for as long as its connection lives: should the broker close it
   * (an exchange is missing, a delivery was held for too long), everything connects anew.
   *
   * @param purpose said in the log when that happens
   */
  Channel openLasting(Connection connection, String purpose) throws IOException {
    Channel channel = connection.createChannel();
    channel.addShutdownListener(
        signal -> {
          if (!signal.isHardError() && !signal.isInitiatedByApplication()) {
            reset("the channel for " + purpose + " was closed: " + signal.getMessage());
          }
        });
    return channel;
  }

  /**
   * Opens a connection apart from the one that everybody shares, for work whose errors may cost it;
   * whoever asks closes it. It may wait for the broker: never for use on the event loop.
   *
   * @param purpose shown in the broker's list of connections
   */
  public Connection openConnection(String purpose) throws IOException {
    try {
      return open(name + " " + purpose);
    } catch (IOException unreachable) {
      throw unreachable;
    } catch (Exception unreachable) {
      throw new IOException("the broker is away", unreachable);
    }
  }

  /** Looks for something as often as a connection is tried, while this one is open. */
  void lookAgainAndAgain(Connection looked, Runnable look) {
    if (!closing && looked.isOpen()) {
      connector.schedule(
          () -> {
            look.run();
            lookAgainAndAgain(looked, look);
          },
          settings.reconnectDelayMax().toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  /** Gives up the connection and makes a new one: the cure for a channel that the broker closed. */
  public void reset(String reason) {
    connector.execute(
        () -> {
          Connection current = connection;
          if (current != null && !closing) {
            LOG.warn("reconnecting: {}", reason);
            current.abort(timeoutMillis());
          }
        });
  }

  @Override
  public void close() {
    closing = true;
    connector.shutdownNow();
    Connection current = connection;
    if (current != null) {
      current.abort(timeoutMillis());
    }
  }

  private void connect() {
    Connection opened = null;
    try {
      opened = open(name);
      setUp(opened);
      established = opened;
      delayMillis = RECONNECT_DELAY_MIN_MILLIS;
      firstConnected.countDown();
      LOG.info("connected to {} at {}", BrokerDialect.of(opened), opened.getAddress());
    } catch (Exception failed) {
      LOG.info("no broker yet, next try in {} ms: {}", delayMillis, reason(failed));
      if (opened != null) {
        opened.abort(timeoutMillis());
      }
      connection = null;
      reconnectLater();
    }
  }

  private void setUp(Connection opened) throws IOException, TimeoutException {
    opened.addBlockedListener(blockedListener());
    BrokerDialect dialect = BrokerDialect.of(opened);
    try (Channel channel = opened.createChannel()) {
      Topology.declare(channel, dialect);
    }
    connection = opened;
    told.clear();
    for (ConnectionListener listener : listeners) {
      tell(listener, opened);
    }
    // Told at once if the connection has been lost meanwhile.
    opened.addShutdownListener(signal -> lost(opened, signal));
  }

  private void greet(ConnectionListener listener) {
    Connection current = established;
    if (current == null) {
      return;
    }
    try {
      tell(listener, current);
    } catch (IOException | RuntimeException failed) {
      LOG.warn("could not set up {}: {}", listener.getClass().getSimpleName(), reason(failed));
      current.abort(timeoutMillis());
    }
  }

  private void tell(ConnectionListener listener, Connection opened) throws IOException {
    if (told.add(listener)) {
      listener.connected(opened, BrokerDialect.of(opened));
    }
  }

  private void lost(Connection opened, ShutdownSignalException signal) {
    connection = null;
    blocked = null;
    loop.execute(() -> listeners.forEach(ConnectionListener::disconnected));
    if (closing) {
      return;
    }
    LOG.warn("connection to the broker lost: {}", signal.getMessage());
    connector.execute(
        () -> {
          if (opened == established) {
            established = null;
            reconnectLater();
          }
        });
  }

  private void reconnectLater() {
    if (!closing) {
      connector.schedule(this::connect, delayMillis, TimeUnit.MILLISECONDS);
      delayMillis = Math.min(delayMillis * 2, settings.reconnectDelayMax().toMillis());
    }
  }

  // The innermost cause says what is wrong; of a certificate it does not say that it is one.
  private static String reason(Throwable failed) {
    String handshake = "";
    Throwable cause = failed;
    while (cause.getCause() != null) {
      if (cause instanceof SSLException) {
        handshake = cause.getClass().getSimpleName() + ": ";
      }
      cause = cause.getCause();
    }
    return handshake + cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  private int timeoutMillis() {
    return (int) settings.connectTimeout().toMillis();
  }

  private BlockedListener blockedListener() {
    return new BlockedListener() {
      @Override
      public void handleBlocked(String reason) {
        LOG.warn("the broker takes no messages: {}", reason);
        blocked = reason;
      }

      @Override
      public void handleUnblocked() {
        LOG.info("the broker takes messages again");
        blocked = null;
      }
    };
  }

  private Connection open(String shownName) throws Exception {
    Exception last = new IOException("no address");
    for (String address : Stream.of(uri.get().split(",")).map(String::strip).toList()) {
      try {
        return openAt(address, shownName);
      } catch (Exception unreachable) {
        last = unreachable;
      }
    }
    throw last;
  }

  // Once a connection is open, the client gives up after one heartbeat's silence (and after two, by
  // another handler). A broker that sends a heartbeat just as often, as Broker-J does, loses that
  // race, and with it every connection that has nothing to hear.
  private Connection openAt(String address, String shownName) throws Exception {
    AtomicReference<@Nullable ChannelPipeline> pipeline = new AtomicReference<>();
    ConnectionFactory factory = factory(address, pipeline);
    Connection opened = factory.newConnection(new SameThreadExecutor(), named(factory), shownName);
    ChannelPipeline handlers = pipeline.get();
    if (handlers != null && handlers.get(ReadTimeoutHandler.class) != null) {
      handlers.remove(ReadTimeoutHandler.class);
    }
    return opened;
  }

  // A certificate is held against the name that was configured, and not, as the client would,
  // against the one that a look-up of its address answers.
  private static AddressResolver named(ConnectionFactory factory) {
    Address address = new Address(factory.getHost(), factory.getPort());
    return factory.isSSL()
        ? new ListAddressResolver(List.of(address))
        : new DnsRecordIpAddressResolver(address);
  }

  private ConnectionFactory factory(
      String address, AtomicReference<@Nullable ChannelPipeline> pipeline) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(address);
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setConnectionTimeout((int) settings.connectTimeout().toMillis());
    factory.setHandshakeTimeout((int) settings.connectTimeout().toMillis());
    factory.setRequestedHeartbeat((int) settings.heartbeat().toSeconds());
    factory.setExceptionHandler(new QuietExceptionHandler());
    factory
        .netty()
        .eventLoopGroup(loop)
        .bootstrapCustomizer(bootstrap -> bootstrap.channel(NioSocketChannel.class))
        .channelCustomizer(
            channel -> {
              ChannelPipeline handlers = channel.pipeline();
              handlers.addFirst(new FlushConsolidationHandler(FLUSH_AFTER_WRITES, true));
              handlers.addBefore(
                  handlers.lastContext().name(), null, new UnreadableHeadersFilter());
              pipeline.set(handlers);
            });
    if (address.startsWith("amqps:")) {
      // The client's own enableHostnameVerification() does nothing in Netty mode.
      factory
          .netty()
          .sslContext(
              SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS").build());
    }
    return factory;
  }

  /** Leaves it to whoever uses a connection to say, in one line, that it was lost. */
  private static final class QuietExceptionHandler extends ForgivingExceptionHandler {
    @Override
    public void handleUnexpectedConnectionDriverException(Connection lost, Throwable failed) {
      LOG.debug("{} failed", lost, failed);
    }
  }

  /** Runs the client's callbacks where they arise, on the event loop. */
  private static final class SameThreadExecutor extends AbstractExecutorService {
    private volatile boolean shutdown;

    @Override
    public void execute(Runnable work) {
      work.run();
    }

    @Override
    public void shutdown() {
      shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shutdown;
    }

    @Override
    public boolean isTerminated() {
      return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
