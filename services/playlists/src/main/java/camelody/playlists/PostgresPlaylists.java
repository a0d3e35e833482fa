package camelody.playlists;

import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.PlaylistId;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Stores playlists in PostgreSQL: a row each, and a row for each entry. */
final class PostgresPlaylists implements Playlists {
  private static final String PLAYLIST =
      "p.playlist_id, p.owner_id, p.name, p.description, p.is_public, p.version, p.created_at,"
          + " p.changed_at";

  private final Database database;

  PostgresPlaylists(Database database) {
    this.database = database;
  }

  // One statement sees one snapshot: an edit between two would pair old version and new entries.
  @Override
  public Optional<Playlist> find(PlaylistId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + PLAYLIST
                        + ", e.entry_id, e.position, e.track_id, e.added_at"
                        + " from playlist p left join playlist_entry e using (playlist_id)"
                        + " where playlist_id = :id order by e.position")
                .bind("id", id.value())
                .scanResultSet((rows, context) -> playlist(rows.get())));
  }

  @Override
  public Page<PlaylistSummary> list(
      @Nullable UserId ownerId, @Nullable Boolean isPublic, Paging paging) {
    String where = where(ownerId, isPublic);
    return database.read(
        handle ->
            Page.of(
                bound(handle.createQuery(SUMMARIES.formatted(where)), ownerId)
                    .bind("limit", paging.limit())
                    .bind("offset", paging.offset())
                    .map((row, context) -> summary(row))
                    .list(),
                paging,
                bound(handle.createQuery(TOTAL.formatted(where)), ownerId)
                    .mapTo(Long.class)
                    .one()));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(handle -> work.get());
  }

  // Locked first, read afterwards: a statement that waits for a lock reads joined rows as they were
  // before the wait.
  @Override
  public Optional<Playlist> lock(PlaylistId id) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery("select playlist_id from playlist where playlist_id = :id for update")
                .bind("id", id.value())
                .mapTo(UUID.class)
                .findOne()
                .flatMap(locked -> find(id)));
  }

  @Override
  public void lockOwner(UserId ownerId) {
    database.useTransaction(
        handle ->
            handle
                .createQuery("select true from pg_advisory_xact_lock(hashtextextended(:owner, 0))")
                .bind("owner", ownerId.toString())
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public int count(UserId ownerId) {
    return database.read(
        handle ->
            handle
                .createQuery("select count(*) from playlist where owner_id = :owner")
                .bind("owner", ownerId.value())
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public void add(Playlist playlist) {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  "insert into playlist (playlist_id, owner_id, name, description, is_public,"
                      + " version, created_at, changed_at) values (:id, :owner, :name,"
                      + " :description, :public, :version, :changed, :changed)")
              .bind("id", playlist.id().value())
              .bind("owner", playlist.ownerId().value())
              .bind("name", playlist.name())
              .bind("description", playlist.description())
              .bind("public", playlist.isPublic())
              .bind("version", playlist.version())
              .bind("changed", timestamp(playlist.changedAt()))
              .execute();
          write(handle, playlist.id(), playlist.entries());
        });
  }

  @Override
  public void replace(Playlist before, Playlist after) {
    int unchanged = sameFromTheStart(before.entries(), after.entries());
    database.useTransaction(
        handle -> {
          update(handle, after);
          cut(handle, after);
          write(handle, after.id(), after.entries().subList(unchanged, after.entries().size()));
        });
  }

  @Override
  public void remove(PlaylistId id) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate("delete from playlist where playlist_id = :id")
                .bind("id", id.value())
                .execute());
  }

  @Override
  public void removeOwner(UserId ownerId, Instant at) {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  "insert into departed_owner (owner_id, departed_at) values (:owner, :at)"
                      + " on conflict do nothing")
              .bind("owner", ownerId.value())
              .bind("at", timestamp(at))
              .execute();
          handle
              .createUpdate("delete from playlist where owner_id = :owner")
              .bind("owner", ownerId.value())
              .execute();
        });
  }

  @Override
  public boolean isDeparted(UserId ownerId) {
    return database.read(
        handle ->
            handle
                .createQuery("select exists (select 1 from departed_owner where owner_id = :owner)")
                .bind("owner", ownerId.value())
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void announce(PlaylistEvent event) {
    database.outbox().add(event.routingKey(), (Record) event);
  }

  private static void update(Handle handle, Playlist playlist) {
    handle
        .createUpdate(
            "update playlist set name = :name, description = :description, is_public = :public,"
                + " version = :version, changed_at = :changed where playlist_id = :id")
        .bind("id", playlist.id().value())
        .bind("name", playlist.name())
        .bind("description", playlist.description())
        .bind("public", playlist.isPublic())
        .bind("version", playlist.version())
        .bind("changed", timestamp(playlist.changedAt()))
        .execute();
  }

  private static void cut(Handle handle, Playlist playlist) {
    handle
        .createUpdate("delete from playlist_entry where playlist_id = :id and position >= :size")
        .bind("id", playlist.id().value())
        .bind("size", playlist.entries().size())
        .execute();
  }

  // Only from the first difference on: adding the 500th track writes one row.
  private static void write(Handle handle, PlaylistId id, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "insert into playlist_entry (playlist_id, position, entry_id, track_id, added_at)"
                + " select :id, * from unnest(:positions, :entryIds, :trackIds, :added)"
                + " on conflict (playlist_id, position) do update set entry_id ="
                + " excluded.entry_id, track_id = excluded.track_id, added_at = excluded.added_at")
        .bind("id", id.value())
        .bindArray("positions", Integer.class, entries.stream().map(Entry::position).toList())
        .bindArray(
            "entryIds", UUID.class, entries.stream().map(entry -> entry.entryId().value()).toList())
        .bindArray(
            "trackIds", UUID.class, entries.stream().map(entry -> entry.trackId().value()).toList())
        .bindArray(
            "added",
            OffsetDateTime.class,
            entries.stream().map(entry -> timestamp(entry.addedAt())).toList())
        .execute();
  }

  private static int sameFromTheStart(List<Entry> before, List<Entry> after) {
    int shorter = Math.min(before.size(), after.size());
    for (int position = 0; position < shorter; position++) {
      if (!before.get(position).equals(after.get(position))) {
        return position;
      }
    }
    return shorter;
  }

  private static final String SUMMARIES =
      "select "
          + PLAYLIST
          + ", (select count(*) from playlist_entry e where e.playlist_id = p.playlist_id)"
          + " as track_count from playlist p %s order by playlist_id desc"
          + " limit :limit offset :offset";

  private static final String TOTAL = "select count(*) from playlist p %s";

  // Conditions are put together, not switched off by "or :owner is null", so an index is used.
  private static String where(@Nullable UserId ownerId, @Nullable Boolean isPublic) {
    List<String> conditions = new ArrayList<>();
    if (ownerId != null) {
      conditions.add("owner_id = :owner");
    }
    if (isPublic != null) {
      conditions.add(isPublic ? "is_public" : "not is_public");
    }
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  private static Query bound(Query query, @Nullable UserId ownerId) {
    return ownerId == null ? query : query.bind("owner", ownerId.value());
  }

  private static Optional<Playlist> playlist(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      return Optional.empty();
    }
    Playlist empty = empty(rows);
    List<Entry> entries = new ArrayList<>();
    if (rows.getObject("entry_id") != null) {
      do {
        entries.add(entry(rows));
      } while (rows.next());
    }
    return Optional.of(empty.holding(entries));
  }

  private static Playlist empty(ResultSet row) throws SQLException {
    return new Playlist(
        new PlaylistId(row.getObject("playlist_id", UUID.class)),
        new UserId(row.getObject("owner_id", UUID.class)),
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("is_public"),
        row.getInt("version"),
        instant(row, "created_at"),
        instant(row, "changed_at"),
        List.of());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new EntryId(row.getObject("entry_id", UUID.class)),
        row.getInt("position"),
        new TrackId(row.getObject("track_id", UUID.class)),
        instant(row, "added_at"));
  }

  private static PlaylistSummary summary(ResultSet row) throws SQLException {
    return PlaylistSummary.of(empty(row), row.getInt("track_count"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
