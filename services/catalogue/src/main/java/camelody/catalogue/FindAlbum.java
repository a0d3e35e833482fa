package camelody.catalogue;

import camelody.kernel.AlbumId;

/** Asks for one album with its tracks. */
public record FindAlbum(AlbumId albumId) {
  public FindAlbum {
    Required.id("albumId", albumId);
  }
}
