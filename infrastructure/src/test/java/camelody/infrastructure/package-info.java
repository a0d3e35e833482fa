/** Holds the broker, the database and the supervisor against real processes that really die. */
@NullMarked
package camelody.infrastructure;

import org.jspecify.annotations.NullMarked;
