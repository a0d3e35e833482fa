/** One class for each command of the client. */
@NullMarked
package camelody.client.commands;

import org.jspecify.annotations.NullMarked;
