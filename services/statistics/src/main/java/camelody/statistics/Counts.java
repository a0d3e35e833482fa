package camelody.statistics;

import camelody.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Keeps the counts, and the identities of those counted. */
interface Counts {

  /**
   * Counts plays, but none from before the first day, none that has been counted and none whose
   * user is gone; answers how many were new.
   */
  int add(List<TrackPlayed> plays, LocalDate firstDay, Instant now);

  /** Removes what names the user; what was counted for everybody stays. */
  void forgetUser(UserId user, Instant now);

  /** Adds up all days before this one, for they are looked at only together. */
  void foldBefore(LocalDate day);

  /** Forgets up to {@code max} identities of plays from before a day; answers how many. */
  int deleteBefore(LocalDate day, int max);
}
