package camelody.users;

import camelody.kernel.UserId;

/** Tells which account is gone. */
public record DeletedUser(UserId userId) {}
