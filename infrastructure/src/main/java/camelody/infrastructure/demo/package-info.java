/**
 * Makes the demo library: tunes that belong to everybody, played by this program.
 *
 * <pre>
 *   tunebook.abc ──▶ TuneBook ──▶ Tune ──▶ Synthesiser ──▶ FlacEncoder ──▶ artist/album/01 - Title.flac
 *                                             └─ Timbre          └─ CoverArt
 * </pre>
 */
@NullMarked
package camelody.infrastructure.demo;

import org.jspecify.annotations.NullMarked;
