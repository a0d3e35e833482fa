package camelody.client.commands;

import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Names tracks in lists that hold their ids only. */
final class TrackNames {
  private TrackNames() {}

  static String of(@Nullable JsonNode track) {
    return track == null
        ? "(not in the library)"
        : Texts.of(track, "artist") + " – " + Texts.of(track, "title");
  }
}
