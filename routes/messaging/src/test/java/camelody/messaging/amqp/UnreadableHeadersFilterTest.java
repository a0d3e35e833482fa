package camelody.messaging.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.LongStringHelper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let through, the client's own reader must be able to read. */
class UnreadableHeadersFilterTest {
  private static final int CHANNEL = 7;

  @ParameterizedTest
  @ValueSource(ints = {1, 29, 30, 31, 32, 33, 60, 10_000})
  void given_tables_in_tables_when_filtered_then_the_client_can_read_what_is_left(int depth)
      throws Exception {
    ByteBuf filtered = UnreadableHeadersFilter.filtered(header(nested('F', depth)));

    BasicProperties properties = read(filtered);
    assertThat(properties.getHeaders() == null)
        .isEqualTo(depth > UnreadableHeadersFilter.DEPTH_MAX);
    assertRestIsThere(properties);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 29, 30, 31, 32, 33, 60, 10_000})
  void given_arrays_in_arrays_when_filtered_then_the_client_can_read_what_is_left(int depth)
      throws Exception {
    assertRestIsThere(read(UnreadableHeadersFilter.filtered(header(nested('A', depth)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "L", "U", "\0", "Sxxxx", "Fxxxx", "A", "xzzzz", "D1"})
  void given_a_value_that_nobody_knows_when_filtered_then_the_headers_are_gone(String value)
      throws Exception {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    entry(table, value.getBytes(StandardCharsets.US_ASCII));

    BasicProperties properties = read(UnreadableHeadersFilter.filtered(header(table)));

    assertThat(properties.getHeaders()).isNull();
    assertRestIsThere(properties);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 100, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void given_headers_that_lie_of_their_length_when_filtered_then_no_property_is_left(int length)
      throws Exception {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    entry(table, new byte[] {'V'});

    BasicProperties properties = read(UnreadableHeadersFilter.filtered(header(table, length)));

    assertThat(properties).isEqualTo(new BasicProperties());
  }

  @Test
  void given_headers_of_every_type_when_filtered_then_the_frame_is_as_it_was() throws Exception {
    Map<String, Object> headers =
        Map.of(
            "text",
            "é🎷",
            "long text",
            LongStringHelper.asLongString("x".repeat(100_000)),
            "numbers",
            List.of((byte) 1, (short) 2, 3, 4L, 5f, 6d, new BigDecimal("7.8")),
            "flag",
            true,
            "bytes",
            new byte[] {1, 2},
            "table",
            Map.of("in it", Map.of("deeper", 1)),
            "",
            "");
    ByteBuf frame =
        buffer(
            new BasicProperties.Builder()
                .contentType("application/json")
                .contentEncoding("utf-8")
                .headers(headers)
                .build()
                .toFrame(CHANNEL, 1));

    assertThat(UnreadableHeadersFilter.filtered(frame)).isSameAs(frame);
  }

  @Test
  void given_no_headers_when_filtered_then_the_frame_is_as_it_was() throws Exception {
    ByteBuf frame =
        buffer(new BasicProperties.Builder().replyTo("here").build().toFrame(CHANNEL, 1));

    assertThat(UnreadableHeadersFilter.filtered(frame)).isSameAs(frame);
  }

  private static void assertRestIsThere(BasicProperties properties) {
    assertThat(properties.getContentType()).isEqualTo("application/json");
    assertThat(properties.getContentEncoding()).isEqualTo("utf-8");
    assertThat(properties.getDeliveryMode()).isEqualTo(2);
    assertThat(properties.getCorrelationId()).isEqualTo("one");
  }

  private static BasicProperties read(ByteBuf buffer) throws IOException {
    Frame frame =
        Frame.readFrom(new DataInputStream(new ByteBufInputStream(buffer)), () -> 1_000_000);
    assertThat(frame.getChannel()).isEqualTo(CHANNEL);
    return (BasicProperties) AMQImpl.readContentHeaderFrom(frame.getInputStream());
  }

  private static ByteArrayOutputStream nested(char type, int depth) throws IOException {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    entry(table, new byte[] {'V'});
    for (int level = 1; level < depth; level++) {
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(value);
      byte[] inner = table.toByteArray();
      // An array holds values, which have no names: here one byte and the name itself.
      int from = type == 'A' ? 2 : 0;
      out.writeByte(type);
      out.writeInt(inner.length - from);
      out.write(inner, from, inner.length - from);
      table = new ByteArrayOutputStream();
      entry(table, value.toByteArray());
    }
    return table;
  }

  private static void entry(ByteArrayOutputStream table, byte[] value) {
    table.write(1);
    table.write('k');
    table.writeBytes(value);
  }

  /** Writes a content header of content type, encoding, headers, delivery mode, correlation id. */
  private static ByteBuf header(ByteArrayOutputStream table) throws IOException {
    return header(table, table.size());
  }

  private static ByteBuf header(ByteArrayOutputStream table, int length) throws IOException {
    Frame frame = new Frame(AMQP.FRAME_HEADER, CHANNEL);
    DataOutputStream out = frame.getOutputStream();
    out.writeShort(60);
    out.writeShort(0);
    out.writeLong(1);
    out.writeShort(0b1111_0100_0000_0000);
    shortText(out, "application/json");
    shortText(out, "utf-8");
    out.writeInt(length);
    table.writeTo(out);
    out.writeByte(2);
    shortText(out, "one");
    return buffer(frame);
  }

  // Behind other bytes, as a slice of what was read from a socket may be.
  private static ByteBuf buffer(Frame frame) throws IOException {
    ByteBuf buffer = Unpooled.buffer();
    buffer.writeInt(0);
    frame.writeTo(new DataOutputStream(new ByteBufOutputStream(buffer)));
    return buffer.skipBytes(Integer.BYTES);
  }

  private static void shortText(DataOutputStream out, String text) throws IOException {
    out.writeByte(text.length());
    out.writeBytes(text);
  }
}
