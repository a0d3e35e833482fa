package camelody.catalogue;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what tags leave out, from {@link PathNames}.
 *
 * <p>An album without an album artist is by its track's artist until it is stored; {@link
 * Compilations} then looks at the tracks beside it.
 */
final class TrackNaming {
  static final String UNKNOWN_ARTIST = "Unknown Artist";
  static final String UNKNOWN_ALBUM = "Unknown Album";
  static final String UNTITLED = "Untitled";

  private TrackNaming() {}

  static ScannedTrack name(
      LibraryFile file, AudioTags tags, String fingerprint, @Nullable String folderCover) {
    PathNames names = PathNames.of(file);
    String artist = first(tags.artist(), tags.albumArtist(), names.artist(), UNKNOWN_ARTIST);
    return new ScannedTrack(
        file,
        tags.format().contentType(),
        fingerprint,
        first(tags.title(), names.title(), UNTITLED),
        artist,
        first(tags.albumArtist(), tags.compilation() ? Compilations.VARIOUS_ARTISTS : null, artist),
        tags.albumArtist() != null || tags.compilation(),
        first(tags.album(), names.album(), UNKNOWN_ALBUM),
        tags.discNumber() == null ? names.discNumber() : tags.discNumber(),
        tags.trackNumber() == null ? names.trackNumber() : tags.trackNumber(),
        tags.year(),
        tags.genres(),
        tags.durationSeconds(),
        tags.bitRateKbps(),
        tags.hasPicture()
            ? ScannedTrack.EMBEDDED_COVER
            : Optional.ofNullable(folderCover).orElse(ScannedTrack.NO_COVER));
  }

  // The last candidate is never empty.
  private static String first(@Nullable String... candidates) {
    return Stream.of(candidates)
        .map(TagText::clean)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
