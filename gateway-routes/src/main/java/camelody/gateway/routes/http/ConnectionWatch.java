package camelody.gateway.routes.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.AttributeKey;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections that keep us waiting: idle between two requests, slow in sending one, or
 * stalled in reading an answer. Who is slow in sending is told so (408), if no answer has begun.
 *
 * <p>One watch belongs to one event loop and looks at all of its connections twice a second, which
 * for ten thousand of them costs less than a timer for each request of a few would. Time is counted
 * in those ticks.
 */
final class ConnectionWatch {
  private static final int TICK_MILLIS = 500;
  private static final AttributeKey<Connection> CONNECTION =
      AttributeKey.valueOf("camelody.http.connection");

  private final Set<Connection> connections = new LinkedHashSet<>();
  private final AtomicInteger open;
  private final int openMax;
  private final int idleTicks;
  private final int slowTicks;
  private final Duration slowRequest;
  private final int stalledTicks;
  private int tick;

  /**
   * @param open counts the connections of all event loops
   */
  ConnectionWatch(HttpSettings settings, AtomicInteger open) {
    this.open = open;
    this.openMax = settings.connectionsMax();
    this.idleTicks = ticks(settings.idle());
    this.slowTicks = ticks(settings.slowRequest());
    this.slowRequest = settings.slowRequest();
    this.stalledTicks = ticks(settings.stalledAnswer());
  }

  void start(Vertx vertx) {
    vertx.setPeriodic(TICK_MILLIS, any -> lookAtAll());
  }

  /** Takes a new connection under watch, or closes it when there are too many. */
  void opened(HttpConnection http) {
    Channel channel = ((ConnectionBase) http).channel();
    if (open.incrementAndGet() > openMax) {
      open.decrementAndGet();
      channel.close();
      return;
    }
    Connection connection = new Connection(channel);
    connections.add(connection);
    channel.attr(CONNECTION).set(connection);
    channel.pipeline().addFirst(connection);
    channel.closeFuture().addListener(any -> closed(connection));
  }

  /**
   * Notes that a request's headers are here; its body and its answer are still to come.
   *
   * @return false for what follows a chunked request: two readers may disagree where such a one
   *     ends, so nothing behind it is believed
   */
  boolean began(HttpServerRequest request) {
    Connection connection = connection(request);
    if (connection == null) {
      return true;
    }
    if (connection.over) {
      return false;
    }
    connection.over = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    connection.answering = true;
    connection.receives();
    connection.response = request.response();
    request.endHandler(connection.received);
    request.response().endHandler(connection.answered);
    return true;
  }

  /** Notes that a request's body is here too, for who has taken its end handler away. */
  void received(HttpServerRequest request) {
    Connection connection = connection(request);
    if (connection != null) {
      connection.received();
    }
  }

  private static @Nullable Connection connection(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel().attr(CONNECTION).get();
  }

  private void closed(Connection connection) {
    connections.remove(connection);
    open.decrementAndGet();
  }

  private void lookAtAll() {
    tick++;
    List.copyOf(connections).stream().filter(Connection::keepsWaiting).forEach(Connection::close);
  }

  private static int ticks(Duration time) {
    return (int) Math.max(1, time.toMillis() / TICK_MILLIS);
  }

  /** Sees the bytes of one connection come in, before they are decoded. */
  private final class Connection extends ChannelInboundHandlerAdapter {
    private final Channel channel;
    final Handler<Void> received = any -> received();
    final Handler<Void> answered = any -> answered();
    boolean receiving;
    boolean answering;
    boolean over;
    private @Nullable HttpServerResponse response;
    private int since = tick;
    private @Nullable Object unread;
    private long unreadProgress;

    Connection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
      if (!answering) {
        receives();
      }
      context.fireChannelRead(bytes);
    }

    // Called again when the headers are whole, for those that came while an answer was being given.
    private void receives() {
      if (!receiving) {
        receiving = true;
        since = tick;
        response = null;
      }
    }

    private void received() {
      receiving = false;
      since = tick;
    }

    private void answered() {
      answering = false;
      since = tick;
    }

    boolean keepsWaiting() {
      int waited = tick - since;
      if (receiving) {
        return waited > slowTicks;
      }
      return answering ? leavesUnread() && waited > stalledTicks : waited > idleTicks;
    }

    // The same entry at the head of the queue, with as many of its bytes gone, is no progress.
    private boolean leavesUnread() {
      ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
      Object head = queue == null ? null : queue.current();
      if (head == null || head != unread || queue.currentProgress() != unreadProgress) {
        unread = head;
        unreadProgress = head == null ? 0 : queue.currentProgress();
        since = tick;
      }
      return head != null;
    }

    // Closing by way of the pipeline would wait until what is stalled has been written.
    void close() {
      if (receiving && (response == null || !response.headWritten())) {
        ByteBuf answer = Unpooled.wrappedBuffer(Problem.slowRequest(slowRequest).onTheWire());
        channel.pipeline().context(this).writeAndFlush(answer);
      }
      channel.unsafe().close(channel.unsafe().voidPromise());
    }
  }
}
