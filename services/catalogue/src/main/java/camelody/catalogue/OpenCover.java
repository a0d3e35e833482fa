package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.TrackId;
import org.jspecify.annotations.Nullable;

/**
 * Asks where the cover of a track or an album is: exactly one of the two.
 *
 * @param size the longer side of a smaller picture, 64..1024 pixels, rounded up to a power of two;
 *     as it is when absent
 */
public record OpenCover(
    @Nullable TrackId trackId, @Nullable AlbumId albumId, @Nullable Integer size) {
  static final int SIZE_MIN = 64;
  static final int SIZE_MAX = 1024;

  public OpenCover {
    if ((trackId == null) == (albumId == null)) {
      throw new IllegalArgumentException("expected either trackId or albumId");
    }
    if (size != null && (size < SIZE_MIN || size > SIZE_MAX)) {
      throw new IllegalArgumentException(
          "size: expected " + SIZE_MIN + " to " + SIZE_MAX + ", came " + size);
    }
  }
}
