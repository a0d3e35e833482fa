package camelody.statistics;

import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Makes charts of the counts in PostgreSQL. */
final class PostgresCharts implements Charts {
  private static final Paging TEN = new Paging(10, 0);

  // Two ways to get (track_id, plays): everybody's counts, and a user's own plays.
  private static final String EVERYBODY =
      "with counted as (select track_id, sum(plays)::bigint as plays from track_plays"
          + " where played_on >= :from group by track_id) ";
  private static final String ONE_USER =
      "with counted as (select track_id, count(*) as plays from counted_play"
          + " where user_id = :user and played_on >= :from group by track_id) ";

  private static final String TRACKS =
      "select track_id, t.title, t.artist, t.artist_id, t.album, t.album_id, c.plays"
          + " from counted c join track t using (track_id) where t.title is not null";
  private static final String ARTISTS =
      "select t.artist_id, min(t.artist) as artist, sum(c.plays)::bigint as plays"
          + " from counted c join track t using (track_id)"
          + " where t.artist_id is not null and t.artist is not null group by t.artist_id";
  private static final String ALBUMS =
      "select t.album_id, min(t.album) as album,"
          + " min(coalesce(t.album_artist, t.artist)) as artist, sum(c.plays)::bigint as plays"
          + " from counted c join track t using (track_id)"
          + " where t.album_id is not null and t.album is not null group by t.album_id";

  private static final String USER_SUM =
      ONE_USER
          + "select coalesce(sum(c.plays), 0)::bigint as plays, count(*) as tracks,"
          + " coalesce(round(sum(c.plays * t.duration_seconds)), 0)::bigint as seconds,"
          + " count(distinct t.artist_id) as artists"
          + " from counted c left join track t using (track_id)";

  private static final String OF_TRACKS =
      "select track_id, sum(plays)::bigint as plays, max(played_on) as last_played_on,"
          + " coalesce(sum(plays) filter (where played_on >= :day), 0)::bigint as of_day,"
          + " coalesce(sum(plays) filter (where played_on >= :week), 0)::bigint as of_week,"
          + " coalesce(sum(plays) filter (where played_on >= :month), 0)::bigint as of_month,"
          + " coalesce(sum(plays) filter (where played_on >= :year), 0)::bigint as of_year"
          + " from track_plays where track_id = any(:tracks) group by track_id";

  private static final String BY_DAY =
      "select p.played_on, count(*) as plays,"
          + " coalesce(round(sum(t.duration_seconds)), 0)::bigint as seconds"
          + " from counted_play p left join track t using (track_id)"
          + " where p.user_id = :user and p.played_on between :first and :last"
          + " group by p.played_on";

  private record Sum(long plays, long seconds, long tracks, long artists) {}

  private final Database database;

  PostgresCharts(Database database) {
    this.database = database;
  }

  @Override
  public Page<ChartTrack> topTracks(LocalDate from, Paging paging) {
    return database.read(handle -> topTracks(handle, EVERYBODY, Map.of("from", from), paging));
  }

  @Override
  public Page<ChartArtist> topArtists(LocalDate from, Paging paging) {
    return database.read(handle -> topArtists(handle, EVERYBODY, Map.of("from", from), paging));
  }

  @Override
  public Page<ChartAlbum> topAlbums(LocalDate from, Paging paging) {
    return database.read(handle -> topAlbums(handle, EVERYBODY, Map.of("from", from), paging));
  }

  @Override
  public UserStatistics ofUser(UserId user, Period period, LocalDate today) {
    Map<String, ?> own = Map.of("user", user.value(), "from", period.from(today));
    return database.read(
        handle -> {
          Sum sum = handle.createQuery(USER_SUM).bindMap(own).map(PostgresCharts::sum).one();
          return new UserStatistics(
              user,
              period,
              sum.plays(),
              sum.seconds(),
              sum.tracks(),
              sum.artists(),
              topTracks(handle, ONE_USER, own, TEN).items(),
              topArtists(handle, ONE_USER, own, TEN).items(),
              topAlbums(handle, ONE_USER, own, TEN).items());
        });
  }

  @Override
  public Map<TrackId, TrackStatistics> ofTracks(List<TrackId> tracks, LocalDate today) {
    return database.read(
        handle ->
            handle
                .createQuery(OF_TRACKS)
                .bindArray("tracks", UUID.class, tracks.stream().map(TrackId::value).toList())
                .bind("day", Period.DAY.from(today))
                .bind("week", Period.WEEK.from(today))
                .bind("month", Period.MONTH.from(today))
                .bind("year", Period.YEAR.from(today))
                .map(PostgresCharts::trackStatistics)
                .collect(Collectors.toMap(TrackStatistics::trackId, Function.identity())));
  }

  @Override
  public List<DayOfListening> byDay(UserId user, LocalDate first, LocalDate last) {
    return database.read(
        handle ->
            handle
                .createQuery(BY_DAY)
                .bind("user", user.value())
                .bind("first", first)
                .bind("last", last)
                .map(
                    (row, context) ->
                        new DayOfListening(
                            row.getObject("played_on", LocalDate.class),
                            row.getLong("plays"),
                            row.getLong("seconds")))
                .list());
  }

  private static Page<ChartTrack> topTracks(
      Handle handle, String counted, Map<String, ?> bindings, Paging paging) {
    String order = "plays desc, title, track_id";
    return page(handle, counted, TRACKS, order, bindings, paging, PostgresCharts::track);
  }

  private static Page<ChartArtist> topArtists(
      Handle handle, String counted, Map<String, ?> bindings, Paging paging) {
    String order = "plays desc, artist, artist_id";
    return page(handle, counted, ARTISTS, order, bindings, paging, PostgresCharts::artist);
  }

  private static Page<ChartAlbum> topAlbums(
      Handle handle, String counted, Map<String, ?> bindings, Paging paging) {
    String order = "plays desc, album, album_id";
    return page(handle, counted, ALBUMS, order, bindings, paging, PostgresCharts::album);
  }

  private static <T> Page<T> page(
      Handle handle,
      String counted,
      String chart,
      String order,
      Map<String, ?> bindings,
      Paging paging,
      RowMapper<T> mapper) {
    List<T> items =
        handle
            .createQuery(counted + chart + " order by " + order + " limit :limit offset :offset")
            .bindMap(bindings)
            .bind("limit", paging.limit())
            .bind("offset", paging.offset())
            .map(mapper)
            .list();
    return Page.of(items, paging, total(handle, counted, chart, bindings, paging, items.size()));
  }

  // A page that isn't full ends the chart: only for the others is it worth counting all of it.
  private static long total(
      Handle handle,
      String counted,
      String chart,
      Map<String, ?> bindings,
      Paging paging,
      int came) {
    if (came < paging.limit() && (came > 0 || paging.offset() == 0)) {
      return (long) paging.offset() + came;
    }
    return handle
        .createQuery(counted + "select count(*) from (" + chart + ") charted")
        .bindMap(bindings)
        .mapTo(Long.class)
        .one();
  }

  private static Sum sum(ResultSet row, StatementContext context) throws SQLException {
    return new Sum(
        row.getLong("plays"),
        row.getLong("seconds"),
        row.getLong("tracks"),
        row.getLong("artists"));
  }

  private static ChartTrack track(ResultSet row, StatementContext context) throws SQLException {
    UUID artistId = row.getObject("artist_id", UUID.class);
    UUID albumId = row.getObject("album_id", UUID.class);
    return new ChartTrack(
        new TrackId(row.getObject("track_id", UUID.class)),
        row.getString("title"),
        row.getString("artist"),
        artistId == null ? null : new ArtistId(artistId),
        row.getString("album"),
        albumId == null ? null : new AlbumId(albumId),
        row.getLong("plays"));
  }

  private static ChartArtist artist(ResultSet row, StatementContext context) throws SQLException {
    return new ChartArtist(
        new ArtistId(row.getObject("artist_id", UUID.class)),
        row.getString("artist"),
        row.getLong("plays"));
  }

  private static ChartAlbum album(ResultSet row, StatementContext context) throws SQLException {
    return new ChartAlbum(
        new AlbumId(row.getObject("album_id", UUID.class)),
        row.getString("album"),
        row.getString("artist"),
        row.getLong("plays"));
  }

  private static TrackStatistics trackStatistics(ResultSet row, StatementContext context)
      throws SQLException {
    return new TrackStatistics(
        new TrackId(row.getObject("track_id", UUID.class)),
        row.getLong("plays"),
        new PlaysByPeriod(
            row.getLong("of_day"),
            row.getLong("of_week"),
            row.getLong("of_month"),
            row.getLong("of_year")),
        knownDay(row.getObject("last_played_on", LocalDate.class)));
  }

  private static @Nullable LocalDate knownDay(LocalDate day) {
    return day.equals(Period.LONG_AGO) ? null : day;
  }
}
