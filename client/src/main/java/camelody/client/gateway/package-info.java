/** Speaks to the gateway over HTTP, and keeps the session. */
@NullMarked
package camelody.client.gateway;

import org.jspecify.annotations.NullMarked;
