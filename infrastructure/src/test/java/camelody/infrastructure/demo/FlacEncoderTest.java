package camelody.infrastructure.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Random;
import org.jflac.FLACDecoder;
import org.jflac.PCMProcessor;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;
import org.junit.jupiter.api.Test;

/** Has what the encoder wrote read by a decoder of another hand. */
class FlacEncoderTest {
  private static final int RATE = 22_050;
  // Where RFC 9639 §8.2 puts them: after "fLaC", a header of 4 bytes, and 18 bytes of the block.
  private static final int MD5_AT = 4 + 4 + 18;

  @Test
  void given_a_tune_when_encoded_and_decoded_then_every_sample_is_as_it_was() throws Exception {
    assertSurvives(Synthesiser.play(TuneBook.ownTunes().get(0)));
  }

  @Test
  void given_sounds_at_the_limits_when_encoded_and_decoded_then_every_sample_is_as_it_was()
      throws Exception {
    assertSurvives(silence(5_000));
    assertSurvives(extremes(5_000));
    assertSurvives(noise(20_000));
  }

  @Test
  void given_lengths_around_a_block_when_encoded_and_decoded_then_none_is_cut() throws Exception {
    for (int length : new int[] {1, 2, 5, 4_095, 4_096, 4_097, 8_192}) {
      assertSurvives(noise(length));
    }
  }

  @Test
  void given_more_blocks_than_one_byte_counts_when_decoded_then_every_sample_is_as_it_was()
      throws Exception {
    assertSurvives(noise(4_096 * 2_100));
  }

  private static void assertSurvives(short[] samples) throws Exception {
    byte[] file =
        FlacEncoder.encode(samples, RATE, List.of("TITLE=a test"), new byte[] {1, 2, 3}, 1);

    Decoded decoded = Decoded.from(file);

    byte[] sound = bytes(samples);
    assertThat(decoded.rate).isEqualTo(RATE);
    assertThat(decoded.samples).isEqualTo(samples.length);
    assertThat(decoded.sound()).isEqualTo(sound);
    assertThat(java.util.Arrays.copyOfRange(file, MD5_AT, MD5_AT + 16)).isEqualTo(md5(sound));
  }

  private static short[] silence(int length) {
    return new short[length];
  }

  private static short[] extremes(int length) {
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = i % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
    }
    return samples;
  }

  private static short[] noise(int length) {
    Random random = new Random(length);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) random.nextInt();
    }
    return samples;
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  private static byte[] md5(byte[] sound) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("MD5").digest(sound);
  }

  private static final class Decoded implements PCMProcessor {
    private final java.io.ByteArrayOutputStream sound = new java.io.ByteArrayOutputStream();
    private int rate;
    private long samples;

    static Decoded from(byte[] file) throws IOException {
      Decoded decoded = new Decoded();
      FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(file));
      decoder.addPCMProcessor(decoded);
      decoder.decode();
      return decoded;
    }

    byte[] sound() {
      return sound.toByteArray();
    }

    @Override
    public void processStreamInfo(StreamInfo info) {
      rate = info.getSampleRate();
      samples = info.getTotalSamples();
    }

    @Override
    public void processPCM(ByteData pcm) {
      sound.write(pcm.getData(), 0, pcm.getLen());
    }
  }
}
