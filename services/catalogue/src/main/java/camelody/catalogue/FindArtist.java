package camelody.catalogue;

import camelody.kernel.ArtistId;

/** Asks for one artist with their albums. */
public record FindArtist(ArtistId artistId) {
  public FindArtist {
    Required.id("artistId", artistId);
  }
}
