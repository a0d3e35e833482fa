package camelody.statistics.routes;

import camelody.kernel.TrackId;
import java.util.List;

/** Asks the catalogue for many tracks at once; those it doesn't know are missing in its answer. */
record FindTracks(List<TrackId> trackIds) {}
