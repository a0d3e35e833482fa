package camelody.history;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Remembers what each user played and is playing; shows it to that user alone. */
public final class HistoryService {
  private static final int DELETE_BATCH = 5_000;

  private final Plays plays;
  private final HistorySettings settings;
  private final Clock clock;

  public HistoryService(Database database, HistorySettings settings, Clock clock) {
    this.plays = new PostgresPlays(database);
    this.settings = settings;
    this.clock = clock;
  }

  /** Keeps each play once, however often and late it is told; answers how many are new. */
  public int recordPlays(List<TrackPlayed> played) {
    return plays.add(played);
  }

  /** Keeps what somebody began to hear, if nothing newer is known. */
  public void noteStart(TrackStarted start) {
    UserId user = start.userId();
    if (user != null) {
      plays.start(user, start);
    }
  }

  /** Removes all that is known of a user; plays of theirs that are told later are passed over. */
  public void forgetUser(UserDeleted user) {
    plays.forgetUser(user.userId(), clock.instant());
  }

  /** Answers the caller's own plays, newest first. */
  public Outcome<Page<Play>> recent(Caller caller, RecentPlays query) {
    return Outcome.success(plays.newest(self(caller), query.paging()));
  }

  /**
   * Answers what the caller is playing (one item or none), or everybody: what started within the
   * last 15 minutes (a setting) and has neither been followed by another start nor been reported as
   * played.
   *
   * <p>{@code FORBIDDEN} when everybody is asked for by somebody who is no administrator.
   */
  public Outcome<Page<Playing>> nowPlaying(Caller caller, NowPlaying query) {
    Instant since = clock.instant().minus(settings.playingWindow());
    if (!query.ofEverybody()) {
      return Outcome.success(plays.playing(self(caller), since, query.paging()));
    }
    return caller.isAdministrator()
        ? Outcome.success(plays.playing(since, query.paging()))
        : Outcome.failure(
            ErrorKind.FORBIDDEN, "only administrators may see what everybody is playing");
  }

  /**
   * Forgets plays of the caller's own; statistics, which name nobody, keep their counts.
   *
   * <p>{@code NOT_FOUND} when one play is named that the caller's history does not hold.
   */
  public Outcome<ForgottenPlays> forget(Caller caller, ForgetPlays command) {
    int forgotten = forget(self(caller), command);
    return forgotten == 0 && command.playId() != null
        ? Outcome.failure(ErrorKind.NOT_FOUND, "your history holds no play " + command.playId())
        : Outcome.success(new ForgottenPlays(forgotten));
  }

  /** Deletes what is older than the retention; to be called now and then, by any instance. */
  public void deleteOld() {
    Instant before = clock.instant().minus(settings.retention());
    while (plays.deleteBefore(before, DELETE_BATCH) == DELETE_BATCH) {
      // Many short transactions: a long one would hold up the plays that come in meanwhile.
    }
  }

  private int forget(UserId user, ForgetPlays command) {
    Instant now = clock.instant();
    if (command.playId() != null) {
      return plays.forget(user, command.playId(), now);
    }
    return command.before() != null
        ? plays.forgetBefore(user, command.before(), now)
        : plays.forgetAll(user, now);
  }

  private static UserId self(Caller caller) {
    return caller.user().userId();
  }
}
