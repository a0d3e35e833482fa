/**
 * Tells who calls, from the token that came along, without asking anybody for most calls.
 *
 * <pre>
 *   authorization: Bearer … ──▶ TokenVerifier ─┬─ seen before ─────────────────▶ Caller
 *                                              ├─ key known ── signature, ends ─▶ Caller
 *                                              └─ key unknown ─ users.keys ─────▶ Caller, or refused
 *
 *   control.sessionRevoked  (at once)    ──▶ RevokedSessions ◀── asked for every token, each time
 *   users.revocations       (every 4 s)  ──▶
 * </pre>
 *
 * Gateway and services each verify for themselves. With users away, tokens whose key is known live
 * to their expiry.
 */
@NullMarked
package camelody.messaging.security;

import org.jspecify.annotations.NullMarked;
