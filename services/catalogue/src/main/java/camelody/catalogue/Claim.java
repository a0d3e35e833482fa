package camelody.catalogue;

import java.time.Instant;

/**
 * Says where bytes are, so that whoever sends them can fetch them (Claim Check).
 *
 * @param root {@code library} for {@code library.root}, {@code covers} for pictures taken out of
 *     audio files, under the data directory
 * @param path relative to the root, with slashes
 * @param entityTag changes when the bytes do; without quotation marks
 */
public record Claim(
    String root,
    String path,
    long sizeBytes,
    String contentType,
    String entityTag,
    Instant lastModified) {
  static final String LIBRARY = "library";
  static final String COVERS = "covers";
}
