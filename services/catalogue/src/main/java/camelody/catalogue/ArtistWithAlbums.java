package camelody.catalogue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An artist and their albums, the oldest first. */
public record ArtistWithAlbums(@JsonUnwrapped Artist artist, List<Album> albums) {
  public ArtistWithAlbums {
    albums = List.copyOf(albums);
  }
}
