package camelody.gateway.routes.media;

import camelody.gateway.routes.security.Gatekeeper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.RoutesBuilder;

/** Puts the routes for audio, pictures and links together. */
public final class Media {
  private static final String AUDIO_CACHING = "private, no-cache";
  private static final String COVER_CACHING = "private, max-age=3600";

  private Media() {}

  /**
   * Says what the routes need.
   *
   * @param roots folders that claims speak of, {@code library} and {@code covers}, shared with the
   *     catalogue
   * @param linkSecret as configured, or empty
   * @param linkSecretFile where it lies otherwise
   * @param claimsMax how many claims are kept for a track's later parts
   * @param claimValidity how long each is
   * @param workers look at the disk
   * @param taps run the copies that the wire tap makes
   */
  public record Parts(
      Map<String, Path> roots,
      String linkSecret,
      Path linkSecretFile,
      Duration linkValidity,
      int claimsMax,
      Duration claimValidity,
      Clock clock,
      Executor workers,
      ExecutorService taps) {}

  /**
   * Makes the routes.
   *
   * @param readers lets through who may read the catalogue
   * @param users lets through who is logged in
   */
  public static RoutesBuilder[] routes(Gatekeeper readers, Gatekeeper users, Parts parts) {
    LibraryFiles files = new LibraryFiles(parts.roots());
    LinkSigner links =
        new LinkSigner(
            LinkSecret.of(parts.linkSecret(), parts.linkSecretFile()),
            parts.linkValidity(),
            parts.clock());
    return new RoutesBuilder[] {
      new StreamTrackRoute(
          new ListenerCheck(readers, links),
          new Claims(parts.claimsMax(), parts.claimValidity()),
          new MediaAnswerTranslator(files, AUDIO_CACHING),
          new TrackStarts(parts.clock()),
          parts.workers(),
          parts.taps()),
      new CoverRoutes(readers, new MediaAnswerTranslator(files, COVER_CACHING), parts.workers()),
      new MakeLinkRoute(users, links)
    };
  }
}
