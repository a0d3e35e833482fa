package camelody.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Names the kinds of files that are music. */
enum AudioFormat {
  MP3("mp3", "audio/mpeg"),
  OGG("ogg", "audio/ogg"),
  OPUS("opus", "audio/ogg"),
  FLAC("flac", "audio/flac"),
  M4A("m4a", "audio/mp4"),
  WAV("wav", "audio/wav");

  private final String extension;
  private final String contentType;

  AudioFormat(String extension, String contentType) {
    this.extension = extension;
    this.contentType = contentType;
  }

  String extension() {
    return extension;
  }

  String contentType() {
    return contentType;
  }

  /** Answers the format that a file's name claims; what is in it, {@link AudioHead} tells. */
  static Optional<AudioFormat> ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.extension))
        .findFirst();
  }
}
