/**
 * Knows who may come in: accounts, passwords, sessions, tokens; and what each user likes.
 *
 * <pre>
 *   Authenticate ──▶ HashingSlots ──▶ LoginAttempts ──▶ Passwords ──▶ Sessions ──▶ Tokens ──▶ Login
 *                    (busy: 429)      (too many: 429)   (Argon2id)    (refresh     (JWT, ES256,
 *                                                                     token)       10 minutes)
 *   RenewSession ──▶ Sessions ─┬─ the newest refresh token: the next one, and a Login
 *                              └─ a used one: the session ends for all who hold a token of it
 *
 *   logout, changePassword, grantRole, delete ──▶ revocation ──▶ every verifier, within 5 s
 * </pre>
 *
 * Several instances share everything through PostgreSQL; none keeps what another would miss.
 */
@NullMarked
package camelody.users;

import org.jspecify.annotations.NullMarked;
