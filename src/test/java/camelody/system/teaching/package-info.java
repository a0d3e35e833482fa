/**
 * Looks at the teaching console as a learner does, in a real browser, and holds what it says
 * against what others say of the same: the answer itself, operations, the services.
 */
@NullMarked
package camelody.system.teaching;

import org.jspecify.annotations.NullMarked;
