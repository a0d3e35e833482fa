/**
 * Runs the catalogue on the broker.
 *
 * <pre>
 *   catalogue.rpc ──▶ catalogue.rpcServer ──▶ direct:catalogue.list ──▶ PageCache ──▶ CatalogueService
 *   timer ──▶ catalogue.scanRunner ──▶ LibraryScanner
 *                                          └─ a batch is stored ──▶ control.libraryChanged to all
 * </pre>
 */
@NullMarked
package camelody.catalogue.routes;

import org.jspecify.annotations.NullMarked;
