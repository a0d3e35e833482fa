package camelody.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself; texts are clean and bounded, missing ones are absent.
 *
 * @param compilation whether the file says that its album gathers several artists
 * @param durationSeconds to the millisecond; 0 when the file says something impossible
 * @param bitRateKbps absent when the file says something impossible
 */
record AudioTags(
    AudioFormat format,
    @Nullable String title,
    @Nullable String artist,
    @Nullable String albumArtist,
    @Nullable String album,
    boolean compilation,
    @Nullable Integer discNumber,
    @Nullable Integer trackNumber,
    @Nullable Integer year,
    List<String> genres,
    double durationSeconds,
    @Nullable Integer bitRateKbps,
    boolean hasPicture) {
  private static final double DURATION_SECONDS_MAX = 10 * 24 * 3_600;
  private static final int BIT_RATE_KBPS_MAX = 100_000;

  AudioTags {
    genres = List.copyOf(genres);
    // Not a number fails the comparison too.
    durationSeconds =
        durationSeconds >= 0 && durationSeconds <= DURATION_SECONDS_MAX
            ? Math.round(durationSeconds * 1_000) / 1_000.0
            : 0;
    if (bitRateKbps != null && (bitRateKbps < 1 || bitRateKbps > BIT_RATE_KBPS_MAX)) {
      bitRateKbps = null;
    }
  }
}
