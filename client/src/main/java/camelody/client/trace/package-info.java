/** Draws what became of a request, as the gateway recorded it (docs/tracing.md). */
@NullMarked
package camelody.client.trace;

import org.jspecify.annotations.NullMarked;
