/**
 * The command line: the listener's and the operator's.
 *
 * <pre>
 *   ./camelody tracks ──▶ ClientCommand ──▶ commands ──▶ gateway ──HTTP──▶ gateway process
 *   ./camelody        ──▶ shell ──▶ the same commands, line by line
 *   ./camelody conform ──▶ conform ──AMQP──▶ a worker in any language
 * </pre>
 */
@NullMarked
package camelody.client;

import org.jspecify.annotations.NullMarked;
