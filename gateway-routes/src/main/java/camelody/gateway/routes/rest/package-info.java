/**
 * Serves {@code /api} as methods of the services: one table, one route a row.
 *
 * <pre>
 *   GET /api/tracks?limit=20 ──▶ RestRequestTranslator ──▶ jsonrpc:catalogue ──▶ RestAnswerTranslator
 *                                {"limit":20}              catalogue.list        200, bytes as they came
 *   RestOperations ──▶ RestRoutes
 *             └──────▶ OpenApiDocument   /openapi.json
 * </pre>
 */
@NullMarked
package camelody.gateway.routes.rest;

import org.jspecify.annotations.NullMarked;
