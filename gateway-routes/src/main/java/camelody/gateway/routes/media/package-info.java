/**
 * Serves audio and pictures out of the library folder, which the gateway shares with the catalogue.
 *
 * <pre>
 *   GET /api/tracks/{trackId}/stream
 *     ──▶ Gatekeeper or LinkSigner      who is listening
 *     ──▶ jsonrpc:catalogue openStream  a Claim Check: path, type, size, entity tag
 *     ──▶ MediaAnswerTranslator         range, conditions, the file itself (a worker thread)
 *     ──▶ wire tap ══▶ listening.track-started.v1
 *     ──▶ AnswerWriter                  sendFile: the kernel copies, the heap sees nothing
 * </pre>
 */
@NullMarked
package camelody.gateway.routes.media;

import org.jspecify.annotations.NullMarked;
