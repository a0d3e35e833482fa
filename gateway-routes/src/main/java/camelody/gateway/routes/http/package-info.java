/**
 * Takes HTTP requests in and writes answers out; no thread waits in between.
 *
 * <pre>
 *  client ──▶ HttpServer ──▶ HttpEntrance ──▶ HttpConsumer ══▶ Camel route ══▶ AnswerWriter ──▶ client
 *              (event loop)   address, limits,  (platform-http)                 problem+json,
 *              ConnectionWatch trace, path, body                                headers, sendFile
 * </pre>
 *
 * Everything here runs on Vert.x event loops. A route that waits for a reply gives the thread back
 * and is continued by whoever brings the reply.
 */
@NullMarked
package camelody.gateway.routes.http;

import org.jspecify.annotations.NullMarked;
