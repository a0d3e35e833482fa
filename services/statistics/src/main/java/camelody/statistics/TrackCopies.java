package camelody.statistics;

import camelody.kernel.TrackId;
import camelody.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Keeps copies of what the catalogue says of counted tracks, so that a chart needs no call.
 *
 * <p>Whoever asks the catalogue claims some tracks, asks, and keeps the answer. Several instances
 * may do so at once and ask about different tracks; the claim of one that dies ends by itself.
 */
public final class TrackCopies {
  /** How many tracks are asked about in one call: as many as {@code catalogue.findTracks} takes. */
  public static final int CLAIM_MAX = 500;

  private static final Duration CLAIMED = Duration.ofSeconds(30);

  private final Database database;
  private final Duration refresh;
  private final Clock clock;

  /**
   * @param refresh how old a copy may become before the catalogue is asked again
   */
  public TrackCopies(Database database, Duration refresh, Clock clock) {
    this.database = database;
    this.refresh = refresh;
    this.clock = clock;
  }

  /** Answers up to {@value #CLAIM_MAX} tracks that should be asked about, those waiting longest. */
  public List<TrackId> claim() {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "update track set ask_after = :until where track_id in"
                        + " (select track_id from track where ask_after <= :now"
                        + " order by ask_after limit :max for update skip locked)"
                        + " returning track_id")
                .bind("until", now().plus(CLAIMED))
                .bind("now", now())
                .bind("max", CLAIM_MAX)
                .map((row, context) -> new TrackId(row.getObject("track_id", UUID.class)))
                .list());
  }

  /** Gives claimed tracks back, unasked: the catalogue was away. */
  public void giveBack(Collection<TrackId> claimed) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate("update track set ask_after = :now where track_id = any(:tracks)")
                .bind("now", now())
                .bindArray("tracks", UUID.class, values(claimed))
                .execute());
  }

  /**
   * Keeps what the catalogue answered. A track that it doesn't know leaves the charts, and is asked
   * about again after a minute, then two, four … at the most a day.
   */
  public void keep(Collection<TrackId> claimed, Collection<KnownTrack> found) {
    Set<TrackId> unknown = new HashSet<>(claimed);
    found.forEach(track -> unknown.remove(track.id()));
    database.useTransaction(
        handle -> {
          keepFound(handle, found);
          keepUnknown(handle, unknown);
        });
  }

  private void keepFound(Handle handle, Collection<KnownTrack> found) {
    if (found.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update track set title = :title, artist = :artist, artist_id = cast(:artistId as uuid),"
                + " album_artist = :albumArtist, album = :album, album_id = cast(:albumId as uuid),"
                + " duration_seconds = cast(:seconds as double precision), ask_after = :askAfter, misses = 0"
                + " where track_id = :track");
    found.stream()
        // Always in the same order, should the claims of two instances ever overlap.
        .sorted(Comparator.comparing(track -> track.id().value()))
        .forEach(track -> bind(batch, track));
    batch.execute();
  }

  private void bind(PreparedBatch batch, KnownTrack track) {
    batch
        .bind("track", track.id().value())
        .bind("title", track.title())
        .bind("artist", track.artist())
        .bind("artistId", track.artistId() == null ? null : track.artistId().value())
        .bind("albumArtist", track.albumArtist())
        .bind("album", track.album())
        .bind("albumId", track.albumId() == null ? null : track.albumId().value())
        .bind("seconds", track.durationSeconds())
        .bind("askAfter", now().plus(refresh))
        .add();
  }

  private void keepUnknown(Handle handle, Set<TrackId> unknown) {
    handle
        .createUpdate(
            "update track set title = null, artist = null, artist_id = null, album_artist = null,"
                + " album = null, album_id = null, duration_seconds = null, misses = misses + 1,"
                + " ask_after = :now + least(interval '1 day',"
                + " interval '1 minute' * power(2, least(misses, 12)))"
                + " where track_id = any(:tracks)")
        .bind("now", now())
        .bindArray("tracks", UUID.class, values(unknown))
        .execute();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }

  private static List<UUID> values(Collection<TrackId> tracks) {
    return tracks.stream().map(TrackId::value).toList();
  }
}
