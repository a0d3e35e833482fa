/**
 * Breaks the real thing and counts: each class here keeps one promise of {@code
 * docs/reliability.md} under one kind of fault.
 *
 * <pre>
 *   Plays ── POST /api/plays, so many a second ──▶ gateway ──▶ broker ──▶ history, statistics
 *     │ 202                                                                    │ their own tables
 *     ▼                                                                        ▼
 *   Ledger: accepted ◀──────────── compared, once the queues are empty ────▶ counted
 *                                        │
 *                                        ▼
 *   Finding ──▶ target/reliability/ ──▶ ReliabilityReport ──▶ docs/reliability.md
 * </pre>
 *
 * {@code mvn verify} runs a bounded extent on RabbitMQ; {@code mvn verify -Pfaults} runs everything
 * at full length on both brokers, and writes the document.
 */
@NullMarked
package camelody.system.faults;

import org.jspecify.annotations.NullMarked;
