package camelody.gateway.routes.media;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a client has what it asks for already (RFC 9110 §13).
 *
 * @param entityTag of the file as it is, with its quotation marks
 * @param modified when it was changed
 */
record Conditions(String entityTag, Instant modified) {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Answers the time as HTTP writes it. */
  String lastModified() {
    return HTTP_DATE.format(modified);
  }

  /** Tells whether to answer 304; the time counts only where no tag was sent. */
  boolean isUnchanged(@Nullable String ifNoneMatch, @Nullable String ifModifiedSince) {
    if (ifNoneMatch != null) {
      return ifNoneMatch.strip().equals("*")
          || Stream.of(ifNoneMatch.split(",", -1)).anyMatch(this::isThisLoosely);
    }
    Instant since = time(ifModifiedSince);
    return since != null && !seconds(modified).isAfter(since);
  }

  /** Tells whether the client's part belongs to the file as it is, so that a range will do. */
  boolean allowsRange(@Nullable String ifRange) {
    if (ifRange == null) {
      return true;
    }
    Instant since = time(ifRange);
    return since == null ? ifRange.strip().equals(entityTag) : seconds(modified).equals(since);
  }

  private boolean isThisLoosely(String tag) {
    String stripped = tag.strip();
    return (stripped.startsWith("W/") ? stripped.substring(2) : stripped).equals(entityTag);
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static @Nullable Instant time(@Nullable String date) {
    try {
      return date == null || date.contains("\"")
          ? null
          : ZonedDateTime.parse(date.strip(), HTTP_DATE).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
