package camelody.statistics;

import camelody.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Asks how much somebody listened: {@code {"period":"month"}}.
 *
 * @param userId the caller when absent; somebody else for administrators only
 * @param period {@code all} when absent
 */
public record UserQuery(@Nullable UserId userId, @Nullable Period period) {}
