package camelody.users;

/** Tells how many other sessions of the user have ended with the old password. */
public record PasswordChanged(int endedSessions) {}
