/**
 * Looks after the running system: who works, what waits, what failed (Control Bus, Dead Letter
 * Channel).
 *
 * <pre>
 *   Workers      ── control.ping ──▶ camelody.control ──▶ every process ──▶ who it is, how it fares
 *   QueueDepths  ── passive declare ──▶ each known queue
 *
 *   DeadLetters ──▶ LetterBox (lock, get … return) ◀──▶ history.listening.dead-letter
 *        │  list, show: every letter goes back, in order
 *        │  discard: the letter is acknowledged
 *        └─ replay ──▶ camelody.replay ──▶ history.listening; confirmed, then acknowledged
 * </pre>
 *
 * Keeps no state: any instance answers for all.
 */
@NullMarked
package camelody.operations;

import org.jspecify.annotations.NullMarked;
