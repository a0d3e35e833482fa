package camelody.history;

import camelody.kernel.Page;
import camelody.kernel.Paging;
import camelody.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps plays and starts. Adding what is there already, or of a deleted user, changes nothing. */
interface Plays {

  /** Answers how many of the plays are new. */
  int add(List<TrackPlayed> plays);

  /** Keeps the start if it is the user's newest. */
  void start(UserId user, TrackStarted start);

  Page<Play> newest(UserId user, Paging paging);

  /**
   * Answers a user's start since a time, unless its track has been played to its end meanwhile: one
   * item or none.
   */
  Page<Playing> playing(UserId user, Instant since, Paging paging);

  /** Answers the same for all users, newest start first. */
  Page<Playing> playing(Instant since, Paging paging);

  /** Forgets one play; answers how many there were. */
  int forget(UserId user, UUID playId, Instant now);

  int forgetBefore(UserId user, Instant before, Instant now);

  int forgetAll(UserId user, Instant now);

  /** Removes all that is known of a user, and passes over what is added later. */
  void forgetUser(UserId user, Instant now);

  /** Deletes up to {@code max} plays that are older than a time; answers how many. */
  int deleteBefore(Instant time, int max);
}
