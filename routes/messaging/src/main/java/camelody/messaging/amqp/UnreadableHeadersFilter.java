package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the headers off a message whose headers the client cannot read (Content Filter).
 *
 * <p>The client closes its connection over a header of a type that it does not know, or over tables
 * that nest too deep. The broker then delivers the message to the next connection, which dies of it
 * as well, for ever: whoever may publish could stop all consumers of a queue with one message, and
 * no consumer would ever see it to put it aside. Without its headers it is a message like any
 * other: a request without a token, an event that lacks nothing it needs.
 *
 * <pre>
 *   frame decoder ──▶ UnreadableHeadersFilter ──▶ client
 *
 *   type 1 | channel 2 | size 4 | class 2 | weight 2 | body size 8 | flags 2 | content type? | encoding? | headers? | … | end 1
 * </pre>
 */
final class UnreadableHeadersFilter extends ChannelInboundHandlerAdapter {
  /** How deep tables and arrays may nest, in levels; the client reads a few more. */
  static final int DEPTH_MAX = 30;

  private static final Logger LOG = LoggerFactory.getLogger(UnreadableHeadersFilter.class);
  private static final int SIZE_AT = 3;
  private static final int FLAGS_AT = 19;
  private static final int PROPERTIES_AT = FLAGS_AT + Short.BYTES;
  private static final int HAS_CONTENT_TYPE = 1 << 15;
  private static final int HAS_CONTENT_ENCODING = 1 << 14;
  private static final int HAS_HEADERS = 1 << 13;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    context.fireChannelRead(message instanceof ByteBuf frame ? filtered(frame) : message);
  }

  /** Answers the frame itself, or in its place one without headers, or without any property. */
  static ByteBuf filtered(ByteBuf frame) {
    if (frame.getByte(frame.readerIndex()) != AMQP.FRAME_HEADER) {
      return frame;
    }
    try {
      return readable(frame);
    } catch (BufferUnderflowException | IllegalArgumentException pastTheEnd) {
      return without(frame, PROPERTIES_AT, frame.readableBytes() - 1, 0);
    }
  }

  private static ByteBuf readable(ByteBuf frame) {
    ByteBuffer properties = frame.nioBuffer().position(FLAGS_AT);
    int flags = properties.getShort();
    if ((flags & HAS_HEADERS) == 0) {
      return frame;
    }
    if ((flags & HAS_CONTENT_TYPE) != 0) {
      skipShortText(properties);
    }
    if ((flags & HAS_CONTENT_ENCODING) != 0) {
      skipShortText(properties);
    }
    int from = properties.position();
    ByteBuffer table = part(properties);
    int to = properties.position();
    return isReadable(table) ? frame : without(frame, from, to, flags & ~HAS_HEADERS);
  }

  private static ByteBuf without(ByteBuf frame, int from, int to, int flags) {
    LOG.warn("a message came with headers that cannot be read; it is handled without them");
    int start = frame.readerIndex();
    int bytes = frame.readableBytes();
    ByteBuf without = Unpooled.buffer(bytes - (to - from));
    without.writeBytes(frame, start, from).writeBytes(frame, start + to, bytes - to);
    without.setInt(SIZE_AT, frame.getInt(start + SIZE_AT) - (to - from));
    without.setShort(FLAGS_AT, flags);
    frame.release();
    return without;
  }

  private static boolean isReadable(ByteBuffer table) {
    try {
      return isTable(table, 1);
    } catch (BufferUnderflowException | IllegalArgumentException pastTheEnd) {
      return false;
    }
  }

  private static boolean isTable(ByteBuffer table, int depth) {
    while (table.hasRemaining()) {
      skipShortText(table);
      if (!isValue(table, depth)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isArray(ByteBuffer array, int depth) {
    while (array.hasRemaining()) {
      if (!isValue(array, depth)) {
        return false;
      }
    }
    return true;
  }

  // The types are those of RabbitMQ's table of field types.
  private static boolean isValue(ByteBuffer values, int depth) {
    switch (values.get()) {
      case 'V' -> {}
      case 't', 'b', 'B' -> skip(values, Byte.BYTES);
      case 's', 'u' -> skip(values, Short.BYTES);
      case 'I', 'i', 'f' -> skip(values, Integer.BYTES);
      case 'D' -> skip(values, Byte.BYTES + Integer.BYTES);
      case 'd', 'l', 'T' -> skip(values, Long.BYTES);
      case 'S', 'x' -> skip(values, values.getInt());
      case 'F' -> {
        return depth < DEPTH_MAX && isTable(part(values), depth + 1);
      }
      case 'A' -> {
        return depth < DEPTH_MAX && isArray(part(values), depth + 1);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static ByteBuffer part(ByteBuffer values) {
    int length = values.getInt();
    ByteBuffer part = values.slice().limit(length);
    skip(values, length);
    return part;
  }

  private static void skipShortText(ByteBuffer values) {
    skip(values, Byte.toUnsignedInt(values.get()));
  }

  private static void skip(ByteBuffer values, int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative length");
    }
    values.position(values.position() + bytes);
  }
}
