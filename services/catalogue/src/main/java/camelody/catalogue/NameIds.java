package camelody.catalogue;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes the ids of artists and albums out of their folded names, so that they are the same after
 * every scan and on every machine (UUIDv3, RFC 9562 §5.3).
 */
final class NameIds {
  private NameIds() {}

  static ArtistId artist(String name) {
    return new ArtistId(named("artist", Folding.fold(name)));
  }

  static AlbumId album(String albumArtist, String title) {
    return new AlbumId(named("album", Folding.fold(albumArtist) + "\n" + Folding.fold(title)));
  }

  private static UUID named(String kind, String name) {
    return UUID.nameUUIDFromBytes(
        ("camelody:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8));
  }
}
