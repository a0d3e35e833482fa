package camelody.activity;

import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the audit log, for administrators. */
public final class ActivityService {
  private static final Logger LOG = LoggerFactory.getLogger(ActivityService.class);
  private static final String USER_DELETED = "users.userDeleted";

  // Bounds how long one transaction holds its locks, and how long one call runs.
  private static final int PURGE_ROWS_MAX = 1_000;
  private static final int PURGE_BATCHES_MAX = 100;

  private final Activities activities;
  private final Duration retention;
  private final Clock clock;

  /**
   * Opens the service on its schema.
   *
   * @param retention how long what happened is kept
   */
  public ActivityService(Database database, Duration retention, Clock clock) {
    this.activities = new PostgresActivities(database);
    this.retention = retention;
    this.clock = clock;
  }

  /** Notes events; safe to repeat. That a user was deleted is kept, what they heard is not. */
  public void record(List<RecordedEvent> events) {
    activities.inTransaction(
        () -> {
          for (RecordedEvent event : events) {
            UserId userId = event.userId();
            if (userId != null && event.method().equals(USER_DELETED)) {
              activities.forgetListening(userId, clock.instant());
            }
          }
          activities.add(events.stream().map(ActivityService::activity).toList());
        });
  }

  /** Lists what happened, newest first. */
  public Outcome<Page<Activity>> list(ListActivities query) {
    return Outcome.success(activities.list(query));
  }

  /**
   * Removes what is older than the retention, 100,000 at the most; several instances may do so at
   * once.
   *
   * @return how many were removed
   */
  public int removeOld() {
    Instant before = clock.instant().minus(retention);
    int removed = 0;
    for (int batch = 0; batch < PURGE_BATCHES_MAX; batch++) {
      int now = activities.removeBefore(before, PURGE_ROWS_MAX);
      removed += now;
      if (now < PURGE_ROWS_MAX) {
        break;
      }
    }
    LOG.debug("removed {} activities from before {}", removed, before);
    return removed;
  }

  private static Activity activity(RecordedEvent event) {
    return new Activity(
        event.eventId(),
        event.occurredAt(),
        event.method(),
        event.userId(),
        AllowedDetails.of(event.params()));
  }
}
