package camelody.messaging.amqp;

import com.rabbitmq.client.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledges what was finished, many at a time where they follow one another: a frame to the
 * broker costs more than remembering a number. A slow request holds nobody back.
 *
 * <p>Used on the event loop only.
 */
final class Acknowledgements {
  private static final Logger LOG = LoggerFactory.getLogger(Acknowledgements.class);

  private final Channel channel;
  private final EventLoop loop;
  private final Set<Long> finished = new HashSet<>();
  private final Set<Long> outOfTurn = new HashSet<>();
  private long highest;
  private boolean scheduled;

  Acknowledgements(Channel channel, EventLoop loop) {
    this.channel = channel;
    this.loop = loop;
  }

  Channel channel() {
    return channel;
  }

  /** Remembers a finished delivery; it is acknowledged when the loop has done what waits now. */
  void add(long tag) {
    finished.add(tag);
    if (!scheduled) {
      scheduled = true;
      loop.execute(this::flush);
    }
  }

  /** Gives a delivery back to the queue. */
  void refuse(long tag) {
    outOfTurn.add(tag);
    try {
      channel.basicNack(tag, false, true);
    } catch (IOException | RuntimeException lost) {
      LOG.debug("could not give a message back: the connection is gone");
    }
  }

  private void flush() {
    scheduled = false;
    try {
      acknowledgeInTurn();
      acknowledgeOutOfTurn();
    } catch (IOException | RuntimeException lost) {
      LOG.debug("could not acknowledge: the connection is gone");
    }
  }

  private void acknowledgeInTurn() throws IOException {
    long last = 0;
    for (long next = highest + 1; ; next++) {
      if (finished.remove(next)) {
        last = next;
      } else if (!outOfTurn.remove(next)) {
        break;
      }
      highest = next;
    }
    // The tag named must itself still be open, or the broker closes the channel.
    if (last > 0) {
      channel.basicAck(last, true);
    }
  }

  private void acknowledgeOutOfTurn() throws IOException {
    for (long tag : finished) {
      channel.basicAck(tag, false);
    }
    outOfTurn.addAll(finished);
    finished.clear();
  }
}
