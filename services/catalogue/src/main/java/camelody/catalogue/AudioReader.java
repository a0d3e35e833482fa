package camelody.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.AudioHeader;
import org.jaudiotagger.audio.mp3.MP3File;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.images.Artwork;
import org.jspecify.annotations.Nullable;

/** Reads tags, duration and picture of an audio file, whatever its format. */
final class AudioReader {
  private static final TagMemory MEMORY = TagMemory.ofThisProcess();

  // Kept, for the JDK forgets the level of a logger that nobody holds.
  private static final Logger TAGGER = Logger.getLogger("org.jaudiotagger");

  static {
    TAGGER.setLevel(Level.OFF);
  }

  private AudioReader() {}

  /**
   * Reads a file.
   *
   * @param named the format that the file's name claims
   * @throws IOException if the file cannot be opened, which may be otherwise the next time
   * @throws TimeoutException if it takes longer than the limit, which may be otherwise too
   * @throws Unreadable for anything that is wrong with what is in it: the libraries below throw all
   *     sorts of things at hostile files
   */
  static AudioTags read(Path file, AudioFormat named, TimeLimit limit)
      throws IOException, Unreadable, TimeoutException, InterruptedException {
    AudioHead head = AudioHead.of(file, named);
    AudioFormat format = head.format();
    return MEMORY.whileHeld(file, head, () -> limit.call(() -> tags(file, format)));
  }

  private static AudioTags tags(Path file, AudioFormat format) throws Exception {
    return format == AudioFormat.OPUS ? OpusReader.read(file) : tags(open(file, format), format);
  }

  /** Takes the first picture out of a file, if there is one that can be shown. */
  static Optional<Picture> picture(Path file, AudioFormat named) {
    try {
      AudioHead head = AudioHead.of(file, named);
      return MEMORY.whileHeld(
          file,
          head,
          () ->
              head.format() == AudioFormat.OPUS
                  ? OpusReader.picture(file)
                  : firstPicture(open(file, head.format()).getTag()));
    } catch (IOException | Unreadable | TimeoutException closed) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Picture> firstPicture(@Nullable Tag tag) {
    Artwork artwork = tag == null ? null : tag.getFirstArtwork();
    return artwork == null ? Optional.empty() : Picture.of(artwork.getBinaryData());
  }

  private static AudioFile open(Path file, AudioFormat format) throws Exception {
    return AudioFileIO.readAs(file.toFile(), format.extension());
  }

  private static AudioTags tags(AudioFile file, AudioFormat format) {
    AudioHeader header = file.getAudioHeader();
    List<Tag> tags = tagsOf(file);
    return new AudioTags(
        format,
        TagText.clean(text(tags, FieldKey.TITLE)),
        TagText.names(texts(tags, FieldKey.ARTIST)),
        TagText.names(texts(tags, FieldKey.ALBUM_ARTIST)),
        TagText.clean(text(tags, FieldKey.ALBUM)),
        TagText.flag(text(tags, FieldKey.IS_COMPILATION)),
        TagText.number(text(tags, FieldKey.DISC_NO)),
        TagText.number(text(tags, FieldKey.TRACK)),
        TagText.year(text(tags, FieldKey.YEAR)),
        TagText.genres(genres(file, tags, format)),
        duration(file, header, format),
        (int) Math.min(Integer.MAX_VALUE, header.getBitRateAsNumber()),
        tags.stream().anyMatch(AudioReader::hasPicture));
  }

  // A WAV that was written to a pipe claims to be endless, so its bytes count too.
  private static double duration(AudioFile file, AudioHeader header, AudioFormat format) {
    long bitsPerSecond = header.getBitRateAsNumber() * 1_000;
    return format == AudioFormat.WAV && bitsPerSecond > 0
        ? Math.min(header.getPreciseTrackLength(), file.getFile().length() * 8.0 / bitsPerSecond)
        : header.getPreciseTrackLength();
  }

  // An MP3 may have two tags; what the newer one leaves out, the older one may know.
  private static List<Tag> tagsOf(AudioFile file) {
    if (file instanceof MP3File mp3 && mp3.hasID3v2Tag() && mp3.hasID3v1Tag()) {
      return List.of(mp3.getTag(), mp3.getID3v1Tag());
    }
    return Stream.ofNullable(file.getTag()).toList();
  }

  private static List<String> genres(AudioFile file, List<Tag> tags, AudioFormat format) {
    List<String> inBoxes = format == AudioFormat.M4A ? genresInBoxes(file) : List.of();
    return inBoxes.size() > 1 ? inBoxes : texts(tags, FieldKey.GENRE);
  }

  private static List<String> genresInBoxes(AudioFile file) {
    try {
      return MovieTexts.of(file.getFile().toPath(), "©gen");
    } catch (IOException | RuntimeException broken) {
      return List.of();
    }
  }

  private static @Nullable String text(List<Tag> tags, FieldKey key) {
    return texts(tags, key).stream().findFirst().orElse(null);
  }

  private static List<String> texts(List<Tag> tags, FieldKey key) {
    return tags.stream()
        .map(tag -> known(tag, each -> each.getAll(key), List.<String>of()))
        .map(values -> values.stream().filter(value -> value != null && !value.isBlank()).toList())
        .filter(values -> !values.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static boolean hasPicture(Tag tag) {
    return known(tag, each -> each.getFirstArtwork() != null, false);
  }

  // A format without such a field answers with an exception; so does a field that is broken, which
  // is no reason to do without the others.
  private static <T> T known(Tag tag, Function<Tag, T> question, T otherwise) {
    try {
      return question.apply(tag);
    } catch (RuntimeException noSuchField) {
      return otherwise;
    }
  }
}
