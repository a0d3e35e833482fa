/**
 * Runs users: its methods over Request-Reply.
 *
 * <pre>
 *   users.rpc ──▶ users.rpcServer ──▶ users.authenticate, users.renew, users.star …
 *                                       └─▶ outbox ──▶ users.session-started.v1 …
 *
 *   a session ends ──▶ camelody.control (control.sessionRevoked) ──▶ every TokenVerifier
 *   timer ──▶ users.tidy   keys rotate, what has expired goes
 * </pre>
 */
@NullMarked
package camelody.users.routes;

import org.jspecify.annotations.NullMarked;
