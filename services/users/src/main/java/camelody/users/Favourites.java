package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what each user stars and rates. Doing it twice changes nothing and tells nobody. Events
 * tell of tracks only; nobody has asked for those of albums and artists yet.
 */
final class Favourites {
  private static final String SELECT = "select kind, item_id, starred_at, rating";
  private static final String THIS = " where user_id = :user and kind = :kind and item_id = :item";

  private final Database database;
  private final Accounts accounts;
  private final UserEvents events;
  private final int most;
  private final Clock clock;

  Favourites(Database database, Accounts accounts, UserEvents events, int most, Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.events = events;
    this.most = most;
    this.clock = clock;
  }

  Outcome<Favourite> star(Caller.User caller, StarItem command) {
    return change(
        caller,
        command.item(),
        "insert into favourite as f (user_id, kind, item_id, starred_at)"
            + " values (:user, :kind, :item, :now) on conflict (user_id, kind, item_id)"
            + " do update set starred_at = excluded.starred_at where f.starred_at is null",
        Map.of(),
        events::starred);
  }

  Outcome<Favourite> unstar(Caller.User caller, StarItem command) {
    return change(
        caller,
        command.item(),
        "update favourite set starred_at = null" + THIS + " and starred_at is not null",
        Map.of(),
        events::unstarred);
  }

  Outcome<Favourite> rate(Caller.User caller, RateItem command) {
    int rating = command.rating();
    BiConsumer<UserId, TrackId> tell = (user, track) -> events.rated(user, track, rating);
    return rating == 0
        ? change(
            caller,
            command.item(),
            "update favourite set rating = null, rated_at = null"
                + THIS
                + " and rating is not null",
            Map.of(),
            tell)
        : change(
            caller,
            command.item(),
            "insert into favourite as f (user_id, kind, item_id, rating, rated_at)"
                + " values (:user, :kind, :item, :rating, :now)"
                + " on conflict (user_id, kind, item_id) do update"
                + " set rating = excluded.rating, rated_at = excluded.rated_at"
                + " where f.rating is distinct from excluded.rating",
            Map.of("rating", rating),
            tell);
  }

  Outcome<Page<Favourite>> list(Caller.User caller, ListStarred query) {
    String time = query.ofRated() ? "rated_at" : "starred_at";
    String from =
        " from favourite where user_id = :user and "
            + time
            + " is not null and (:kind::text is null or kind = :kind)";
    Map<String, @Nullable Object> bindings = new HashMap<>();
    bindings.put("user", caller.userId().value());
    bindings.put("kind", query.kind() == null ? null : query.kind().toString());
    return Outcome.success(
        database.read(
            handle ->
                Page.of(
                    handle
                        .createQuery(
                            SELECT
                                + from
                                + " order by "
                                + time
                                + " desc, item_id limit :limit offset :offset")
                        .bindMap(bindings)
                        .bind("limit", query.paging().limit())
                        .bind("offset", query.paging().offset())
                        .map(Favourites::favourite)
                        .list(),
                    query.paging(),
                    handle
                        .createQuery("select count(*)" + from)
                        .bindMap(bindings)
                        .mapTo(Long.class)
                        .one())));
  }

  private Outcome<Favourite> change(
      Caller.User caller,
      Item item,
      String sql,
      Map<String, ?> more,
      BiConsumer<UserId, TrackId> tell) {
    return database.inTransaction(
        handle -> {
          // The account's lock orders a user's own changes, and keeps the account from going away.
          if (accounts.lock(handle, caller.userId()).isEmpty()) {
            return Refusals.sessionEnded();
          }
          Map<String, Object> bindings = bindings(caller, item);
          bindings.putAll(more);
          if (sql.startsWith("insert") && isFull(handle, bindings)) {
            return Outcome.failure(
                ErrorKind.RULE_VIOLATED, "you have " + most + " favourites, the most is " + most);
          }
          int changed = handle.createUpdate(sql).bindMap(bindings).execute();
          TrackId track = item.trackId();
          if (changed == 1 && track != null) {
            tell.accept(caller.userId(), track);
          }
          return Outcome.success(result(handle, item, bindings));
        });
  }

  private boolean isFull(Handle handle, Map<String, Object> bindings) {
    return handle
        .createQuery(
            "select (select count(*) from favourite where user_id = :user) >= :most"
                + " and not exists (select from favourite"
                + THIS
                + ")")
        .bindMap(bindings)
        .bind("most", most)
        .mapTo(Boolean.class)
        .one();
  }

  private static Favourite result(Handle handle, Item item, Map<String, Object> bindings) {
    handle
        .createUpdate("delete from favourite" + THIS + " and starred_at is null and rating is null")
        .bindMap(bindings)
        .execute();
    return handle
        .createQuery(SELECT + " from favourite" + THIS)
        .bindMap(bindings)
        .map(Favourites::favourite)
        .findOne()
        .orElseGet(() -> Favourite.of(item, null, 0));
  }

  private Map<String, Object> bindings(Caller.User caller, Item item) {
    Map<String, Object> bindings = new HashMap<>();
    bindings.put("user", caller.userId().value());
    bindings.put("kind", item.kind().toString());
    bindings.put("item", item.id());
    bindings.put("now", Rows.utc(clock.instant()));
    return bindings;
  }

  private static Favourite favourite(ResultSet row, StatementContext context) throws SQLException {
    Item item = new Item(ItemKind.of(row.getString("kind")), row.getObject("item_id", UUID.class));
    return Favourite.of(item, Rows.instantOrNull(row, "starred_at"), row.getInt("rating"));
  }
}
