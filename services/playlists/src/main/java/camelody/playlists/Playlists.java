package camelody.playlists;

import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.PlaylistId;
import camelody.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stores playlists. */
interface Playlists {

  /** Answers a playlist as it was at one moment: its version and its entries belong together. */
  Optional<Playlist> find(PlaylistId id);

  /**
   * Lists playlists, newest first.
   *
   * @param ownerId whose; everybody's when null
   * @param isPublic only public or only private ones; both when null
   */
  Page<PlaylistSummary> list(@Nullable UserId ownerId, @Nullable Boolean isPublic, Paging paging);

  /** Does work in one transaction. */
  <T> T inTransaction(Supplier<T> work);

  /** Finds a playlist and lets nobody else edit it before the transaction ends. */
  Optional<Playlist> lock(PlaylistId id);

  /** Lets nobody else add playlists of this owner before the transaction ends. */
  void lockOwner(UserId ownerId);

  int count(UserId ownerId);

  void add(Playlist playlist);

  /** Replaces a locked playlist by what an edit made of it. */
  void replace(Playlist before, Playlist after);

  void remove(PlaylistId id);

  /** Removes what a user owned and remembers that they are gone; doing so again does no harm. */
  void removeOwner(UserId ownerId, Instant at);

  boolean isDeparted(UserId ownerId);

  /** Adds an event to the transaction; it is published after the commit, or never. */
  void announce(PlaylistEvent event);
}
