/** Writes what a person or a program reads: tables, progress, JSON. */
@NullMarked
package camelody.client.screen;

import org.jspecify.annotations.NullMarked;
