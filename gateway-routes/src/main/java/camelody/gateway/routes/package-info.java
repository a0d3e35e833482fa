/** The gateway. */
@NullMarked
package camelody.gateway.routes;

import org.jspecify.annotations.NullMarked;
