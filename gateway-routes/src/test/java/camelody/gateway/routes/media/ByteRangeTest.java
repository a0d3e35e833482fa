package camelody.gateway.routes.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of RFC 9110 §14 for a file of 1000 bytes: what is asked, first byte, length. */
class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-,      0, 1000",
    "bytes=0-0,     0,    1",
    "bytes=0-99,    0,  100",
    "bytes=5-9,     5,    5",
    "bytes=999-,  999,    1",
    "bytes=990-2000, 990, 10",
    "bytes=0-9999999999999999999, 0, 1000",
    "Bytes=0-99,    0,  100",
    "bytes=-1,    999,    1",
    "bytes=-5000,   0, 1000",
    "' bytes = 1 - 2 ', 1, 2",
  })
  void given_one_range_when_read_then_these_bytes(String header, long offset, long length) {
    assertThat(ByteRange.read(header, 1000)).isEqualTo(new ByteRange.Part(offset, length));
  }

  @ParameterizedTest
  @CsvSource({"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=9999999999999999999-"})
  void given_a_range_that_is_not_there_when_read_then_unsatisfiable(String header) {
    assertThat(ByteRange.read(header, 1000)).isEqualTo(new ByteRange.Unsatisfiable());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "bytes=-",
        "bytes=9-5",
        "bytes=a-b",
        "bytes=0-1,5-6",
        "items=0-5",
        "bytes 0-5",
        "bytes=1--2",
        "bytes=0x1-2",
        "bytes=99999999999999999999999999-",
        "''"
      })
  void given_what_cannot_be_read_or_several_ranges_when_read_then_the_whole(String header) {
    assertThat(ByteRange.read(header, 1000)).isEqualTo(new ByteRange.Whole());
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-", "bytes=-5"})
  void given_an_empty_file_when_a_range_is_read_then_unsatisfiable(String header) {
    assertThat(ByteRange.read(header, 0)).isEqualTo(new ByteRange.Unsatisfiable());
  }
}
