package camelody.users;

import java.util.UUID;

/** Tells which session has ended. */
public record LoggedOut(UUID sessionId) {}
