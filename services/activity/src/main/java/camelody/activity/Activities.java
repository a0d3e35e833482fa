package camelody.activity;

import camelody.kernel.Page;
import camelody.kernel.UserId;
import java.time.Instant;
import java.util.List;

/** Stores what happened. */
interface Activities {

  /** Adds those that are not there already, but no listening of a user who was forgotten. */
  void add(List<Activity> told);

  /** Removes a user's listening, for good. */
  void forgetListening(UserId userId, Instant at);

  Page<Activity> list(ListActivities query);

  /**
   * Removes the oldest of those before a time.
   *
   * @param max how many at the most
   * @return how many were removed
   */
  int removeBefore(Instant time, int max);

  /** Does work in one transaction. */
  void inTransaction(Runnable work);
}
