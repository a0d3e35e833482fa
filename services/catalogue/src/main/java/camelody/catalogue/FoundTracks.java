package camelody.catalogue;

import camelody.kernel.TrackId;
import java.util.List;

/**
 * Many tracks at once.
 *
 * @param items those that are there, in the order asked for
 * @param missing the ids of the others
 */
public record FoundTracks(List<Track> items, List<TrackId> missing) {
  public FoundTracks {
    items = List.copyOf(items);
    missing = List.copyOf(missing);
  }
}
