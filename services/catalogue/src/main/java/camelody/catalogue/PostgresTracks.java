package camelody.catalogue;

import camelody.catalogue.Rows.Bound;
import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import camelody.storage.Database;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the library from PostgreSQL. */
final class PostgresTracks implements Tracks {
  // The ids of a page come out of an index alone, however deep it lies; then its rows are read.
  private static final String PAGE =
      "select "
          + Rows.TRACK
          + " from (select track_id, row_number() over () as place from"
          + " (select track_id from track where missing_since is null%s order by %s"
          + " limit :limit offset :offset) ids) page join track t using (track_id) order by place";

  // No index has a random order, and PostgreSQL takes three times as long to sort 100,000 ids as to
  // hand them over in one value.
  private static final String IDS =
      "select coalesce(string_agg(uuid_send(track_id), ''), '') from track"
          + " where missing_since is null";

  // What begins with the whole of it comes first, the shortest names before all; then what has its
  // words anywhere. Thousands may have them: then not all are looked at. The two bounds are what
  // LIKE 'beginning%' means, but the planner knows it before it knows the beginning.
  private static final String SEARCH =
      "select %5$s from (select id, row_number() over (order by"
          + " case when key = :whole then 0 when starts_with(key, :whole) then 1 else 2 end,"
          + " length(key), key, id) as place from ("
          + "(select %2$s as id, %3$s as key from %1$s where %4$s %3$s ~>=~ :whole"
          + " and %3$s ~<~ :beyond order by %3$s using ~<~ limit :limit)"
          + " union (select %2$s, %3$s from %1$s where %4$s words @@ cast(:words as tsquery)"
          + " limit :lookedAt)) found order by place limit :limit) page"
          + " join %1$s t on t.%2$s = page.id order by place";
  private static final String SEARCH_TRACKS =
      SEARCH.formatted("track", "track_id", "title_key", "missing_since is null and", Rows.TRACK);
  private static final String SEARCH_ALBUMS =
      SEARCH.formatted("album", "album_id", "title_key", "", Rows.ALBUM);
  private static final String SEARCH_ARTISTS =
      SEARCH.formatted("artist", "artist_id", "name_key", "", Rows.ARTIST);
  private static final String ONE_ALBUM =
      "select " + Rows.ALBUM + " from album where album_id = :id";
  private static final String ONE_ARTIST =
      "select " + Rows.ARTIST + " from artist where artist_id = :id";
  private static final int LOOKED_AT_MAX = 500;
  // With fewer answers than these, somebody may have mistyped a word.
  private static final int FEW = 5;

  private final Database database;
  private volatile @Nullable KnownWords knownWords;

  private record KnownWords(long generation, Spelling spelling) {}

  PostgresTracks(Database database) {
    this.database = database;
  }

  @Override
  public Page<Track> list(ListTracks query) {
    Bound where =
        new Bound()
            .and(" and genres_key @> cast(:genre as text[])", "genre", foldedArray(query.genre()))
            .and(" and year = :year", "year", query.year())
            .and(" and artist_key = :artist", "artist", folded(query.artist()))
            .and(" and album_key = :album", "album", folded(query.album()))
            .and(
                " and (artist_id = :artistId or album_artist_id = :artistId)",
                "artistId",
                query.artistId() == null ? null : query.artistId().value())
            .and(
                " and album_id = :albumId",
                "albumId",
                query.albumId() == null ? null : query.albumId().value());
    return "random".equals(query.sort())
        ? shuffled(query, where)
        : page(
            query.paging(),
            where,
            PAGE.formatted(where.sql(), Sorting.ofTracks(query)),
            "select count(*) from track where missing_since is null" + where.sql(),
            Rows::track);
  }

  private Page<Track> shuffled(ListTracks query, Bound where) {
    Shuffle shuffle =
        new Shuffle(
            database.read(
                handle ->
                    where.bind(handle.createQuery(IDS + where.sql())).mapTo(byte[].class).one()));
    List<TrackId> page = shuffle.page(query.seed() == null ? 0 : query.seed(), query.paging());
    Map<TrackId, Track> tracks =
        find(page).stream().collect(Collectors.toMap(Track::id, Function.identity()));
    List<Track> items = page.stream().map(tracks::get).filter(Objects::nonNull).toList();
    return Page.of(items, query.paging(), shuffle.size());
  }

  @Override
  public List<Track> find(List<TrackId> ids) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + Rows.TRACK
                        + " from track where missing_since is null and track_id = any(:ids)")
                .bindArray("ids", UUID.class, ids.stream().map(TrackId::value).toArray())
                .map((row, context) -> Rows.track(row))
                .list());
  }

  @Override
  public Optional<StoredFile> file(TrackId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + Rows.FILE
                        + " from track where missing_since is null and track_id = :id")
                .bind("id", id.value())
                .map((row, context) -> Rows.file(row))
                .findOne());
  }

  @Override
  public Optional<StoredFile> coverFile(AlbumId id) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select "
                        + Rows.FILE
                        + " from track where missing_since is null and album_id = :id"
                        + " and cover <> 'none' order by disc_number, track_number, track_id limit 1")
                .bind("id", id.value())
                .map((row, context) -> Rows.file(row))
                .findOne());
  }

  @Override
  public Page<Album> albums(ListAlbums query) {
    Bound where =
        new Bound()
            .and(
                " and (artist_id = :artistId or exists (select 1 from track t where t.artist_id = :artistId"
                    + " and t.album_id = album.album_id and t.missing_since is null))",
                "artistId",
                query.artistId() == null ? null : query.artistId().value())
            .and(" and genres_key @> cast(:genre as text[])", "genre", foldedArray(query.genre()))
            .and(" and year = :year", "year", query.year());
    return page(
        query.paging(),
        where,
        "select "
            + Rows.ALBUM
            + " from album where true"
            + where.sql()
            + " order by "
            + Sorting.ofAlbums(query)
            + " limit :limit offset :offset",
        "select count(*) from album where true" + where.sql(),
        Rows::album);
  }

  @Override
  public Optional<AlbumWithTracks> album(AlbumId id) {
    return database.read(
        handle ->
            one(handle, ONE_ALBUM, id.value(), Rows::album)
                .map(album -> new AlbumWithTracks(album, tracksOf(handle, id))));
  }

  @Override
  public Page<Artist> artists(ListArtists query) {
    return page(
        query.paging(),
        new Bound(),
        "select "
            + Rows.ARTIST
            + " from artist order by "
            + Sorting.ofArtists(query)
            + " limit :limit offset :offset",
        "select count(*) from artist",
        Rows::artist);
  }

  @Override
  public Optional<ArtistWithAlbums> artist(ArtistId id) {
    return database.read(
        handle ->
            one(handle, ONE_ARTIST, id.value(), Rows::artist)
                .map(artist -> new ArtistWithAlbums(artist, albumsOf(handle, id))));
  }

  @Override
  public List<GenresOfTracks> genres() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select genres, count(*) as track_count from track"
                        + " where missing_since is null group by genres order by genres")
                .map((row, context) -> Rows.genres(row))
                .list());
  }

  @Override
  public Found search(String folded, int limit) {
    SearchWords words = new SearchWords(folded);
    Found typed = search(folded, words.asTyped(), limit);
    if (typed.tracks().size() + typed.albums().size() + typed.artists().size() >= FEW) {
      return typed;
    }
    String meant = words.asMeant(spelling());
    return meant.isEmpty() ? typed : typed.and(search(folded, meant, limit), limit);
  }

  private Found search(String folded, String words, int limit) {
    return database.read(
        handle ->
            new Found(
                matches(handle, SEARCH_TRACKS, folded, words, limit, Rows::track),
                matches(handle, SEARCH_ALBUMS, folded, words, limit, Rows::album),
                matches(handle, SEARCH_ARTISTS, folded, words, limit, Rows::artist)));
  }

  @Override
  public long generation() {
    return database.read(
        handle -> handle.createQuery("select generation from library").mapTo(Long.class).one());
  }

  private static <T> List<T> matches(
      Handle handle, String sql, String folded, String words, int limit, Rows.Reader<T> reader) {
    return handle
        .createQuery(sql)
        .bind("whole", folded)
        .bind("beyond", folded + Character.toString(Character.MAX_CODE_POINT))
        .bind("words", words)
        .bind("limit", limit)
        .bind("lookedAt", LOOKED_AT_MAX)
        .map((row, context) -> reader.read(row))
        .list();
  }

  // The words change with the library, and are read again when somebody mistypes one after that.
  private Spelling spelling() {
    long now = generation();
    KnownWords known = knownWords;
    if (known == null || known.generation() != now) {
      known = new KnownWords(now, new Spelling(words()));
      knownWords = known;
    }
    return known.spelling();
  }

  private List<String> words() {
    return database.read(
        handle -> handle.createQuery("select word from word").mapTo(String.class).list());
  }

  private <T> Page<T> page(
      Paging paging, Bound where, String items, String total, Rows.Reader<T> reader) {
    return database.read(
        handle ->
            Page.of(
                where
                    .bind(handle.createQuery(items))
                    .bind("limit", paging.limit())
                    .bind("offset", paging.offset())
                    .map((row, context) -> reader.read(row))
                    .list(),
                paging,
                where.bind(handle.createQuery(total)).mapTo(Long.class).one()));
  }

  private static <T> Optional<T> one(Handle handle, String sql, UUID id, Rows.Reader<T> reader) {
    return handle.createQuery(sql).bind("id", id).map((row, context) -> reader.read(row)).findOne();
  }

  private static List<Track> tracksOf(Handle handle, AlbumId id) {
    return handle
        .createQuery(
            "select "
                + Rows.TRACK
                + " from track where missing_since is null and album_id = :id"
                + " order by disc_number, track_number, title_key, track_id")
        .bind("id", id.value())
        .map((row, context) -> Rows.track(row))
        .list();
  }

  private static List<Album> albumsOf(Handle handle, ArtistId id) {
    return handle
        .createQuery(
            "select "
                + Rows.ALBUM
                + " from album where album_id in (select album_id from track where"
                + " missing_since is null and (artist_id = :id or album_artist_id = :id))"
                + " order by year, title_key")
        .bind("id", id.value())
        .map((row, context) -> Rows.album(row))
        .list();
  }

  private static @Nullable String folded(@Nullable String text) {
    return text == null ? null : Folding.fold(text);
  }

  private static String @Nullable [] foldedArray(@Nullable String text) {
    return text == null ? null : new String[] {Folding.fold(text)};
  }
}
