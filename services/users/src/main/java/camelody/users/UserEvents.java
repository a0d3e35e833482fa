package camelody.users;

import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.util.UUID;

/** Tells what happened, in the transaction in which it happened (Transactional Outbox). */
final class UserEvents {
  private record UserRegistered(UserId userId, String username) {}

  private record OfSession(UserId userId, UUID sessionId) {}

  private record OfUser(UserId userId) {}

  private record RoleGranted(UserId userId, Role role, UserId grantedBy) {}

  private record OfTrack(UserId userId, TrackId trackId) {}

  private record TrackRated(UserId userId, TrackId trackId, int rating) {}

  private final Database database;

  UserEvents(Database database) {
    this.database = database;
  }

  void registered(UserId user, String username) {
    add("users.user-registered.v1", new UserRegistered(user, username));
  }

  void sessionStarted(UserId user, UUID session) {
    add("users.session-started.v1", new OfSession(user, session));
  }

  void sessionEnded(UserId user, UUID session) {
    add("users.session-ended.v1", new OfSession(user, session));
  }

  void passwordChanged(UserId user) {
    add("users.password-changed.v1", new OfUser(user));
  }

  void profileUpdated(UserId user) {
    add("users.profile-updated.v1", new OfUser(user));
  }

  void roleGranted(UserId user, Role role, UserId grantedBy) {
    add("users.role-granted.v1", new RoleGranted(user, role, grantedBy));
  }

  void deleted(UserId user) {
    add("users.user-deleted.v1", new OfUser(user));
  }

  void starred(UserId user, TrackId track) {
    add("users.track-starred.v1", new OfTrack(user, track));
  }

  void unstarred(UserId user, TrackId track) {
    add("users.track-unstarred.v1", new OfTrack(user, track));
  }

  void rated(UserId user, TrackId track, int rating) {
    add("users.track-rated.v1", new TrackRated(user, track, rating));
  }

  private void add(String routingKey, Record data) {
    database.outbox().add(routingKey, data);
  }
}
