package camelody.catalogue;

import camelody.kernel.TrackId;

/** Asks where a track's audio is. */
public record OpenStream(TrackId trackId) {
  public OpenStream {
    Required.id("trackId", trackId);
  }
}
