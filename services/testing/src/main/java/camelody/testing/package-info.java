/** Lends tests a real PostgreSQL. Used in test scope only. */
@NullMarked
package camelody.testing;

import org.jspecify.annotations.NullMarked;
