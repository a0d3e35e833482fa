/** Follows one request through all processes by its W3C trace context. */
@NullMarked
package camelody.messaging.tracing;

import org.jspecify.annotations.NullMarked;
