package camelody.messaging.teaching;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what of a message may leave the process that saw it. Everything else is hidden: a list of
 * what is secret would forget something.
 */
final class AllowList {
  static final String HIDDEN = "•••";

  /** Members whose texts, numbers and flags are shown. */
  private static final Set<String> VALUES =
      Set.of(
          "jsonrpc",
          "method",
          "id",
          "code",
          "eventId",
          "occurredAt",
          "at",
          "trackId",
          "trackIds",
          "albumId",
          "artistId",
          "playlistId",
          "entryId",
          "entryIds",
          "userId",
          "ownerId",
          "playId",
          "letterId",
          "queue",
          "title",
          "artist",
          "albumArtist",
          "album",
          "genre",
          "genres",
          "year",
          "discNumber",
          "trackNumber",
          "durationSeconds",
          "bitRateKbps",
          "sizeBytes",
          "contentType",
          "addedAt",
          "playedAt",
          "startedAt",
          "starredAt",
          "createdAt",
          "limit",
          "offset",
          "nextOffset",
          "total",
          "sort",
          "order",
          "q",
          "period",
          "plays",
          "tracks",
          "seconds",
          "days",
          "day",
          "from",
          "to",
          "kind",
          "rating",
          "version",
          "public",
          "enriched",
          "position",
          "role",
          "status",
          "count",
          "messages",
          "consumers",
          "all",
          "replayed",
          "remaining",
          "discarded",
          "forgotten",
          "everybody",
          "scanId");

  /** Members that are opened, to show what is allowed within; a bare value in them is hidden. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "params",
          "result",
          "error",
          "items",
          "data",
          "track",
          "tracks",
          "album",
          "albums",
          "artist",
          "artists",
          "entries",
          "user",
          "value",
          "body",
          "event",
          "request",
          "topTracks",
          "topArtists",
          "topAlbums",
          "byPeriod",
          "content",
          "query");

  /** Members that are named and hidden; of the others not even the name is shown. */
  private static final Set<String> NAMED =
      Set.of(
          "password",
          "currentPassword",
          "newPassword",
          "token",
          "refreshToken",
          "username",
          "displayName",
          "name",
          "description",
          "expiresAt",
          "url",
          "path",
          "sessionId",
          "headers");

  /** Members that say in words what went wrong; what they quote is hidden. */
  private static final Set<String> WORDS = Set.of("message", "detail", "reason");

  private static final Set<String> HEADERS =
      Set.of(
          "traceparent",
          "camelody-deadline",
          "camelody-sent-at",
          "camelody-parent-span",
          "camelody-tapped",
          "camelody-reason",
          "camelody-first-queue",
          "camelody-failed-at",
          "camelody-attempts",
          "camelody-routing-key",
          "camelody-result-offset",
          "CamelHttpMethod",
          "CamelHttpPath",
          "CamelRedelivered",
          "CamelRedeliveryCounter",
          "CamelRedeliveryMaxCounter");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'?|\"[^\"]*\"?");
  private static final Pattern CAME = Pattern.compile("(came ).*");
  private static final int WORDS_MAX = 300;

  private AllowList() {}

  static boolean showsValue(String member) {
    return VALUES.contains(member);
  }

  static boolean opens(String member) {
    return CONTAINERS.contains(member);
  }

  static boolean names(String member) {
    return NAMED.contains(member)
        || VALUES.contains(member)
        || CONTAINERS.contains(member)
        || WORDS.contains(member);
  }

  static boolean isWords(String member) {
    return WORDS.contains(member);
  }

  static boolean showsHeader(String name) {
    return HEADERS.contains(name);
  }

  /** Hides what a sentence quotes: an error message may repeat what somebody sent. */
  static String withoutQuotes(String sentence) {
    String bounded = sentence.length() > WORDS_MAX ? sentence.substring(0, WORDS_MAX) : sentence;
    String quiet = QUOTED.matcher(bounded).replaceAll(HIDDEN);
    return CAME.matcher(quiet).replaceAll("$1" + HIDDEN);
  }

  /** Says of a failure that was written down as text what {@link #error} would say. */
  static String error(String written) {
    int end = written.indexOf(':');
    String name = end < 0 ? written : written.substring(0, end);
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return end < 0 || !name.startsWith("camelody.")
        ? simple
        : simple + withoutQuotes(written.substring(end));
  }

  /** Says of a failure what may be said: the words of our own exceptions, of others the class. */
  static String error(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    boolean ours = failure.getClass().getName().startsWith("camelody.");
    return ours && failure.getMessage() != null
        ? name + ": " + withoutQuotes(failure.getMessage())
        : name;
  }
}
