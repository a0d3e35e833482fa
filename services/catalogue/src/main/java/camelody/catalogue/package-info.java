/**
 * Knows the music: what is in the library folder, and how to find it.
 *
 * <pre>
 *   library.root ──▶ LibraryScanner ──▶ ScanRun ──▶ AudioReader ──▶ ScanStore ──▶ PostgreSQL
 *                     who scans          one scan    one file                         │
 *   list, search, findTrack, openStream … ──▶ CatalogueService ──▶ Tracks ◀──────────┘
 * </pre>
 */
@NullMarked
package camelody.catalogue;

import org.jspecify.annotations.NullMarked;
