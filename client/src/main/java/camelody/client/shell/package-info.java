/** Reads commands one after another from a terminal, with completion and history. */
@NullMarked
package camelody.client.shell;

import org.jspecify.annotations.NullMarked;
