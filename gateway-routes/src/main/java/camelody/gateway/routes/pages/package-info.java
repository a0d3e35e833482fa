/**
 * Says what is here: the page at {@code /}, the contracts, health and metrics.
 *
 * <pre>
 *   /              index.html, style.css, player.js (nothing from other hosts)
 *   /openapi.json  from RestOperations         /asyncapi.json  from EventCatalogue
 *   /observe/…     what the management port serves too
 * </pre>
 */
@NullMarked
package camelody.gateway.routes.pages;

import org.jspecify.annotations.NullMarked;
