package camelody.catalogue;

import camelody.kernel.Ids;
import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import camelody.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes what a scan found to PostgreSQL, many files in one transaction. */
final class PostgresScanStore implements ScanStore {
  private static final String SCAN_LOCK = "camelody:catalogue:scan";

  private static final String UPSERT =
      "insert into track (track_id, path, size_bytes, modified_millis, fingerprint, content_type,"
          + " title, artist, artist_id, album_artist, album_artist_id, album, album_id, disc_number,"
          + " track_number, year, genres, genres_key, duration_seconds, bit_rate_kbps, cover, added_at,"
          + " title_key, artist_key, album_key, search, names_album_artist) values (:id, :path, :size, :modified,"
          + " :fingerprint, :type, :title, :artist, :artistId, :albumArtist, :albumArtistId, :album,"
          + " :albumId, :disc, :number, :year, :genres, :genresKey, :duration, :bitRate, :cover, :now,"
          + " :titleKey, :artistKey, :albumKey, :search, :namesAlbumArtist)"
          + " on conflict (track_id) do update set"
          + " path = excluded.path, size_bytes = excluded.size_bytes,"
          + " modified_millis = excluded.modified_millis, fingerprint = excluded.fingerprint,"
          + " content_type = excluded.content_type, title = excluded.title, artist = excluded.artist,"
          + " artist_id = excluded.artist_id, album_artist = excluded.album_artist,"
          + " album_artist_id = excluded.album_artist_id, album = excluded.album,"
          + " album_id = excluded.album_id, disc_number = excluded.disc_number,"
          + " track_number = excluded.track_number, year = excluded.year, genres = excluded.genres,"
          + " genres_key = excluded.genres_key, duration_seconds = excluded.duration_seconds,"
          + " bit_rate_kbps = excluded.bit_rate_kbps, cover = excluded.cover,"
          + " title_key = excluded.title_key, artist_key = excluded.artist_key,"
          + " album_key = excluded.album_key, search = excluded.search,"
          + " names_album_artist = excluded.names_album_artist, missing_since = null";

  private final Database database;
  private final Clock clock;

  PostgresScanStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public UUID request(@Nullable UUID requestedBy) {
    return database.inTransaction(
        handle -> {
          UUID id = Ids.next();
          boolean made =
              handle
                      .createUpdate(
                          "insert into scan (scan_id, state, requested_by, requested_at)"
                              + " values (:id, 'requested', cast(:by as uuid), :now) on conflict do nothing")
                      .bind("id", id)
                      .bind("by", requestedBy == null ? null : requestedBy.toString())
                      .bind("now", now())
                      .execute()
                  == 1;
          if (made) {
            database.outbox().add("catalogue.scan-started.v1", new ScanStarted(id, requestedBy));
          }
          return made ? id : unfinished().orElse(id);
        });
  }

  @Override
  public Optional<UUID> unfinished() {
    return database.read(
        handle ->
            handle
                .createQuery("select scan_id from scan where state in ('requested', 'running')")
                .mapTo(UUID.class)
                .findOne());
  }

  @Override
  public Optional<Instant> lastFinished() {
    return database.read(
        handle ->
            handle
                .createQuery("select max(finished_at) from scan")
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
  }

  @Override
  public <T> Optional<T> alone(Supplier<T> work) {
    return database.inTransaction(
        handle -> {
          boolean locked =
              handle
                  .createQuery("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                  .bind("name", SCAN_LOCK)
                  .mapTo(Boolean.class)
                  .one();
          return locked ? Optional.of(work.get()) : Optional.empty();
        });
  }

  @Override
  public ScanCounts begin(UUID scanId) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "update scan set state = 'running', started_at = coalesce(started_at, :now)"
                        + " where scan_id = :id returning read, added, changed, moved, removed")
                .bind("id", scanId)
                .bind("now", now())
                .map((row, context) -> counted(row))
                .one());
  }

  @Override
  public void progress(UUID scanId, ScanCounts counts) {
    database.useTransaction(handle -> count(handle, scanId, counts));
  }

  @Override
  public void end(UUID scanId, String state, @Nullable String note, ScanCounts counts) {
    database.useTransaction(
        handle -> {
          count(handle, scanId, counts);
          handle
              .createUpdate(
                  "update scan set state = :state, note = :note, finished_at = :now"
                      + " where scan_id = :id")
              .bind("id", scanId)
              .bind("state", state)
              .bind("note", note)
              .bind("now", now())
              .execute();
          handle.execute(
              "delete from scan where scan_id not in"
                  + " (select scan_id from scan order by requested_at desc limit 50)");
          database.outbox().add("catalogue.scan-finished.v1", finished(handle, scanId, counts));
        });
  }

  @Override
  public void forgetWords() {
    database.useTransaction(
        handle ->
            handle.execute(
                "with used as materialized (select word from"
                    + " ts_stat('select words from track where missing_since is null'))"
                    + " delete from word where not exists"
                    + " (select 1 from used where used.word = word.word)"));
  }

  // Deep pages are found in an index alone once PostgreSQL knows that all see the same rows, and
  // plans are good once it knows how many there are. By itself it looks a minute or so later. The
  // transaction that holds the scan's lock must have ended: it might see older rows.
  @Override
  public void vacuum() {
    database.read(handle -> handle.execute("vacuum (analyze, truncate off) track, album, artist"));
  }

  @Override
  public ScanStatus status(Paging paging, boolean withUnreadable) {
    return database.read(
        handle -> {
          Page<UnreadableFile> unreadable =
              withUnreadable ? unreadable(handle, paging) : Page.of(List.of(), paging, 0);
          return handle
              .createQuery(
                  "select scan_id, state, note, found, read, added, changed, moved, removed, failed,"
                      + " started_at, finished_at from scan order by requested_at desc limit 1")
              .map((row, context) -> status(row, unreadable))
              .findOne()
              .orElse(
                  new ScanStatus(
                      null, "none", null, 0, 0, 0, 0, 0, 0, 0, null, null, null, unreadable));
        });
  }

  @Override
  public Map<String, KnownFile> known() {
    return database.read(
        handle -> {
          Map<String, KnownFile> known = new HashMap<>();
          // One text for all tracks beside the same picture.
          Map<String, String> covers = new HashMap<>();
          handle
              .createQuery(
                  "select track_id, path, size_bytes, modified_millis, fingerprint, cover,"
                      + " missing_since is not null as missing from track")
              .map((row, context) -> known(row, covers))
              .forEach(file -> known.put(file.path(), file));
          return known;
        });
  }

  @Override
  public Map<String, FileState> knownUnreadable() {
    return database.read(
        handle -> {
          Map<String, FileState> known = new HashMap<>();
          handle
              .createQuery("select path, size_bytes, modified_millis from unreadable_file")
              .map((row, context) -> known.put(row.getString("path"), state(row)))
              .list();
          return known;
        });
  }

  @Override
  public Map<String, Integer> begun() {
    return database.read(
        handle -> {
          Map<String, Integer> begun = new HashMap<>();
          handle
              .createQuery("select path, starts from begun_file")
              .map((row, context) -> begun.put(row.getString("path"), row.getInt("starts")))
              .list();
          return begun;
        });
  }

  @Override
  public void begin(Collection<String> paths) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate(
                    "insert into begun_file (path, starts) select path, 1 from unnest(:paths) path"
                        + " on conflict (path) do update set starts = begun_file.starts + 1")
                .bindArray("paths", String.class, paths)
                .execute());
  }

  @Override
  public void forgetBegun() {
    database.useTransaction(handle -> handle.execute("delete from begun_file"));
  }

  @Override
  public void store(UUID scanId, Batch batch, ScanCounts counts) {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate("delete from begun_file where path = any(:paths)")
              .bindArray("paths", String.class, batch.paths())
              .execute();
          storeRefused(handle, batch.refused());
          Touched touched = Touched.by(handle, batch);
          if (!batch.changes().isEmpty()) {
            PreparedBatch upsert = handle.prepareBatch(UPSERT);
            batch.changes().forEach(change -> bind(upsert, change).add());
            upsert.execute();
          }
          hide(handle, touched.noTracksAnyMore());
          refresh(handle, touched);
          count(handle, scanId, counts);
        });
  }

  @Override
  public void storeMissing(Collection<KnownFile> missing, Instant forgetBefore) {
    database.useTransaction(
        handle -> {
          Set<UUID> ids = missing.stream().map(KnownFile::trackId).collect(Collectors.toSet());
          Touched touched = Touched.tracks(handle, ids);
          hide(handle, ids);
          handle
              .createUpdate("delete from track where missing_since < :before")
              .bind("before", forgetBefore.atOffset(ZoneOffset.UTC))
              .execute();
          refresh(handle, touched);
        });
  }

  @Override
  public void storeCovers(Map<UUID, String> coverOfTrack) {
    if (coverOfTrack.isEmpty()) {
      return;
    }
    database.useTransaction(
        handle -> {
          PreparedBatch update =
              handle.prepareBatch("update track set cover = :cover where track_id = :id");
          coverOfTrack.forEach((id, cover) -> update.bind("id", id).bind("cover", cover).add());
          update.execute();
        });
  }

  @Override
  public void forgetUnreadable(Collection<String> paths) {
    if (!paths.isEmpty()) {
      database.useTransaction(
          handle ->
              handle
                  .createUpdate("delete from unreadable_file where path = any(:paths)")
                  .bindArray("paths", String.class, paths)
                  .execute());
    }
  }

  private PreparedBatch bind(PreparedBatch batch, Change change) {
    ScannedTrack track = change.track();
    UUID id = change.known() == null ? TrackId.next().value() : change.known().trackId();
    return batch
        .bind("id", id)
        .bind("path", track.file().path())
        .bind("size", track.file().sizeBytes())
        .bind("modified", track.file().modifiedMillis())
        .bind("fingerprint", track.fingerprint())
        .bind("type", track.contentType())
        .bind("title", track.title())
        .bind("artist", track.artist())
        .bind("artistId", track.artistId().value())
        .bind("albumArtist", track.albumArtist())
        .bind("albumArtistId", track.albumArtistId().value())
        .bind("album", track.album())
        .bind("albumId", track.albumId().value())
        .bind("disc", track.discNumber())
        .bind("number", track.trackNumber())
        .bind("year", track.year())
        .bindArray("genres", String.class, track.genres())
        .bindArray("genresKey", String.class, track.genres().stream().map(Folding::fold).toList())
        .bind("duration", track.durationSeconds())
        .bind("bitRate", track.bitRateKbps())
        .bind("cover", track.cover())
        .bind("now", now())
        .bind("titleKey", Folding.fold(track.title()))
        .bind("artistKey", Folding.fold(track.artist()))
        .bind("albumKey", Folding.fold(track.album()))
        .bind("search", track.search())
        .bind("namesAlbumArtist", track.namesAlbumArtist());
  }

  private static void storeRefused(Handle handle, List<Refused> refused) {
    if (refused.isEmpty()) {
      return;
    }
    PreparedBatch upsert =
        handle.prepareBatch(
            "insert into unreadable_file (path, reason, size_bytes, modified_millis)"
                + " values (:path, :reason, :size, :modified) on conflict (path) do update"
                + " set reason = excluded.reason, size_bytes = excluded.size_bytes,"
                + " modified_millis = excluded.modified_millis");
    for (Refused file : refused) {
      upsert
          .bind("path", file.path())
          .bind("reason", file.reason())
          .bind("size", file.state().sizeBytes())
          .bind("modified", file.state().modifiedMillis())
          .add();
    }
    upsert.execute();
  }

  private void hide(Handle handle, Set<UUID> tracks) {
    if (!tracks.isEmpty()) {
      handle
          .createUpdate(
              "update track set missing_since = :now where track_id = any(:ids)"
                  + " and missing_since is null")
          .bindArray("ids", UUID.class, tracks)
          .bind("now", now())
          .execute();
    }
  }

  private static void refresh(Handle handle, Touched touched) {
    if (!touched.isNothing()) {
      Compilations.settle(handle, touched.folders(), touched.albums(), touched.artists());
      Summaries.refresh(handle, touched.albums(), touched.artists());
      addWords(handle, touched.albums());
      nextGeneration(handle);
    }
  }

  private static void addWords(Handle handle, Set<UUID> albums) {
    handle
        .createUpdate(
            "insert into word select distinct unnest(tsvector_to_array(words)) from track"
                + " where missing_since is null and album_id = any(:albums) on conflict do nothing")
        .bindArray("albums", UUID.class, albums)
        .execute();
  }

  private static void nextGeneration(Handle handle) {
    handle.execute("update library set generation = generation + 1");
  }

  private static void count(Handle handle, UUID scanId, ScanCounts counts) {
    handle
        .createUpdate(
            "update scan set found = :found, read = :read, added = :added, changed = :changed,"
                + " moved = :moved, removed = :removed, failed = :failed where scan_id = :id")
        .bind("id", scanId)
        .bind("found", counts.found.get())
        .bind("read", counts.read.get())
        .bind("added", counts.added.get())
        .bind("changed", counts.changed.get())
        .bind("moved", counts.moved.get())
        .bind("removed", counts.removed.get())
        .bind("failed", counts.failed.get())
        .execute();
  }

  private static ScanFinished finished(Handle handle, UUID scanId, ScanCounts counts) {
    double seconds =
        handle
            .createQuery(
                "select coalesce(extract(epoch from finished_at - started_at), 0) from scan"
                    + " where scan_id = :id")
            .bind("id", scanId)
            .mapTo(Double.class)
            .one();
    return new ScanFinished(
        scanId,
        counts.added.get(),
        counts.changed.get(),
        counts.removed.get(),
        counts.failed.get(),
        seconds);
  }

  private static Page<UnreadableFile> unreadable(Handle handle, Paging paging) {
    return Page.of(
        handle
            .createQuery(
                "select path, reason from unreadable_file order by path limit :limit offset :offset")
            .bind("limit", paging.limit())
            .bind("offset", paging.offset())
            .map(
                (row, context) ->
                    new UnreadableFile(row.getString("path"), row.getString("reason")))
            .list(),
        paging,
        handle.createQuery("select count(*) from unreadable_file").mapTo(Long.class).one());
  }

  private ScanStatus status(ResultSet row, Page<UnreadableFile> unreadable) throws SQLException {
    Instant started = instant(row, "started_at");
    Instant finished = instant(row, "finished_at");
    Double seconds =
        started == null
            ? null
            : Duration.between(started, finished == null ? clock.instant() : finished).toMillis()
                / 1000.0;
    return new ScanStatus(
        row.getObject("scan_id", UUID.class),
        row.getString("state"),
        row.getString("note"),
        row.getInt("found"),
        row.getInt("read"),
        row.getInt("added"),
        row.getInt("changed"),
        row.getInt("moved"),
        row.getInt("removed"),
        row.getInt("failed"),
        started,
        finished,
        seconds,
        unreadable);
  }

  private static KnownFile known(ResultSet row, Map<String, String> covers) throws SQLException {
    return new KnownFile(
        row.getObject("track_id", UUID.class),
        row.getString("path"),
        state(row),
        row.getString("fingerprint"),
        covers.computeIfAbsent(row.getString("cover"), cover -> cover),
        row.getBoolean("missing"));
  }

  private static FileState state(ResultSet row) throws SQLException {
    return new FileState(row.getLong("size_bytes"), row.getLong("modified_millis"));
  }

  // What is found and refused, the next walk finds and refuses again.
  private static ScanCounts counted(ResultSet row) throws SQLException {
    ScanCounts counts = new ScanCounts();
    counts.read.set(row.getInt("read"));
    counts.added.set(row.getInt("added"));
    counts.changed.set(row.getInt("changed"));
    counts.moved.set(row.getInt("moved"));
    counts.removed.set(row.getInt("removed"));
    return counts;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
