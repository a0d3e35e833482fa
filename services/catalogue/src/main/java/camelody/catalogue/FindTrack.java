package camelody.catalogue;

import camelody.kernel.TrackId;

/** Asks for one track. */
public record FindTrack(TrackId trackId) {
  public FindTrack {
    Required.id("trackId", trackId);
  }
}
