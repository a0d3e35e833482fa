package camelody.playlists;

import static camelody.kernel.ErrorKind.FORBIDDEN;
import static camelody.kernel.ErrorKind.RULE_VIOLATED;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.PlaylistId;
import camelody.kernel.UserId;
import camelody.playlists.PlaylistEvent.PlaylistChanged;
import camelody.playlists.PlaylistEvent.PlaylistCreated;
import camelody.playlists.PlaylistEvent.PlaylistDeleted;
import camelody.playlists.PlaylistEvent.PlaylistPublished;
import camelody.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps playlists. The owner and administrators may edit one; a private playlist is {@code
 * NOT_FOUND} to everybody else, so that its existence is not told.
 */
public final class PlaylistsService {
  private final Playlists playlists;
  private final int playlistsMax;
  private final Clock clock;

  /**
   * Opens the service on its schema.
   *
   * @param playlistsMax how many playlists one user may own
   */
  public PlaylistsService(Database database, int playlistsMax, Clock clock) {
    this.playlists = new PostgresPlaylists(database);
    this.playlistsMax = playlistsMax;
    this.clock = clock;
  }

  /** Lists the caller's own playlists, somebody's public ones, or everybody's public ones. */
  public Outcome<Page<PlaylistSummary>> list(Caller caller, ListPlaylists query) {
    UserId ownerId = query.ownerFor(caller.user());
    boolean seesPrivate = caller.isAdministrator() || (ownerId != null && caller.is(ownerId));
    if (!seesPrivate && Boolean.FALSE.equals(query.isPublic())) {
      return Outcome.success(Page.of(List.of(), query.paging(), 0));
    }
    Boolean isPublic = seesPrivate ? query.isPublic() : Boolean.TRUE;
    return Outcome.success(playlists.list(ownerId, isPublic, query.paging()));
  }

  /** Finds a playlist; {@code NOT_FOUND} also for a private one of somebody else. */
  public Outcome<Playlist> find(Caller caller, FindPlaylist query) {
    return Access.visible(caller, query.playlistId(), playlists.find(query.playlistId()));
  }

  /**
   * Makes a playlist that the caller owns.
   *
   * <p>{@code RULE_VIOLATED} for more than 500 tracks or too many playlists.
   */
  public Outcome<Playlist> create(Caller caller, CreatePlaylist command) {
    UserId ownerId = caller.user().userId();
    Instant now = now();
    return Edits.withOnly(command.empty(ownerId, now), command.tracks(), now)
        .then(
            playlist ->
                playlists.inTransaction(() -> mayOwnOneMore(ownerId).map(may -> add(playlist))));
  }

  /** Gives a playlist another name. */
  public Outcome<Playlist> rename(Caller caller, RenamePlaylist command) {
    return edit(
        caller,
        command,
        Change.RENAMED,
        playlist -> Outcome.success(playlist.named(command.name())));
  }

  /** Gives a playlist another description. */
  public Outcome<Playlist> describe(Caller caller, DescribePlaylist command) {
    return edit(
        caller,
        command,
        Change.DESCRIBED,
        playlist -> Outcome.success(playlist.described(command.description())));
  }

  /** Adds tracks; {@code RULE_VIOLATED} if the playlist would hold more than 500. */
  public Outcome<Playlist> addTracks(Caller caller, AddTracks command) {
    return edit(
        caller,
        command,
        Change.TRACKS_ADDED,
        playlist -> Edits.withTracks(playlist, command, now()));
  }

  /** Takes entries out; {@code NOT_FOUND}, and nothing is taken, if one isn't there. */
  public Outcome<Playlist> removeTracks(Caller caller, RemoveTracks command) {
    return edit(
        caller,
        command,
        Change.TRACKS_REMOVED,
        playlist -> Edits.withoutTracks(playlist, command.entryIds()));
  }

  /** Moves an entry to another position. */
  public Outcome<Playlist> moveTrack(Caller caller, MoveTrack command) {
    return edit(
        caller,
        command,
        Change.TRACK_MOVED,
        playlist -> Edits.withMoved(playlist, command.entryId(), command.position()));
  }

  /** Gives a playlist other contents; {@code RULE_VIOLATED} for more than 500 tracks. */
  public Outcome<Playlist> replaceTracks(Caller caller, ReplaceTracks command) {
    return edit(
        caller,
        command,
        Change.TRACKS_REPLACED,
        playlist -> Edits.withOnly(playlist, command.trackIds(), now()));
  }

  /** Opens a playlist to everybody, or closes it again. */
  public Outcome<Playlist> publish(Caller caller, PublishPlaylist command) {
    return edit(
        caller,
        command,
        playlist -> Outcome.success(playlist.published(command.isPublic())),
        playlist -> new PlaylistPublished(playlist.id(), playlist.ownerId(), playlist.isPublic()));
  }

  /** Deletes a playlist with its entries. */
  public Outcome<Deleted> delete(Caller caller, DeletePlaylist command) {
    return playlists.inTransaction(() -> editable(caller, command).map(this::remove));
  }

  /**
   * Removes all that a deleted user owned; safe to repeat. No playlist's own deletion is announced:
   * the user's has been, and whoever keeps something by owner has heard it.
   */
  public void forgetUser(UserDeleted event) {
    playlists.inTransaction(
        () -> {
          playlists.lockOwner(event.userId());
          playlists.removeOwner(event.userId(), now());
          return true;
        });
  }

  private Outcome<Playlist> edit(
      Caller caller, Edit command, Change change, Function<Playlist, Outcome<Playlist>> edit) {
    return edit(
        caller,
        command,
        edit,
        playlist ->
            new PlaylistChanged(playlist.id(), playlist.ownerId(), playlist.version(), change));
  }

  private Outcome<Playlist> edit(
      Caller caller,
      Edit command,
      Function<Playlist, Outcome<Playlist>> edit,
      Function<Playlist, PlaylistEvent> event) {
    return playlists.inTransaction(
        () ->
            editable(caller, command)
                .then(
                    before ->
                        edit.apply(before)
                            .map(edited -> replace(before, edited.changed(now()), event))));
  }

  private Playlist replace(
      Playlist before, Playlist after, Function<Playlist, PlaylistEvent> event) {
    playlists.replace(before, after);
    playlists.announce(event.apply(after));
    return after;
  }

  private Playlist add(Playlist playlist) {
    playlists.add(playlist);
    playlists.announce(new PlaylistCreated(playlist.id(), playlist.ownerId(), playlist.name()));
    return playlist;
  }

  private Deleted remove(Playlist playlist) {
    playlists.remove(playlist.id());
    playlists.announce(new PlaylistDeleted(playlist.id(), playlist.ownerId()));
    return new Deleted(playlist.id());
  }

  private Outcome<Playlist> editable(Caller caller, Edit command) {
    PlaylistId id = command.playlistId();
    return Access.visible(caller, id, playlists.lock(id))
        .then(found -> Access.owned(caller, found))
        .then(found -> Access.current(found, command.version()));
  }

  private Outcome<Boolean> mayOwnOneMore(UserId ownerId) {
    playlists.lockOwner(ownerId);
    if (playlists.isDeparted(ownerId)) {
      return Outcome.failure(FORBIDDEN, "user " + ownerId + " has been deleted");
    }
    int count = playlists.count(ownerId);
    return count < playlistsMax
        ? Outcome.success(true)
        : Outcome.failure(
            RULE_VIOLATED,
            "user %s owns %d playlists, the most is %d".formatted(ownerId, count, playlistsMax));
  }

  // What is answered must be what is stored: PostgreSQL keeps microseconds.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
