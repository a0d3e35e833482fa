package camelody.users;

import camelody.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a profile: {@code {}} for one's own.
 *
 * @param userId somebody else's, for administrators
 */
public record FindProfile(@Nullable UserId userId) {}
