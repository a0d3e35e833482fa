package camelody.catalogue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An album and its tracks, in the order of disc and number. */
public record AlbumWithTracks(@JsonUnwrapped Album album, List<Track> tracks) {
  public AlbumWithTracks {
    tracks = List.copyOf(tracks);
  }
}
