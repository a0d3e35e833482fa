/**
 * Holds the Shared Kernel: the few words that every service speaks.
 *
 * <pre>
 *   record in ──▶ service method ──▶ Outcome&lt;T&gt;
 *                                     ├─ Success(value)
 *                                     └─ Failure(ServiceError(kind, message))
 * </pre>
 *
 * Kept tiny on purpose: what is added here is coupled to everything.
 */
@NullMarked
package camelody.kernel;

import org.jspecify.annotations.NullMarked;
