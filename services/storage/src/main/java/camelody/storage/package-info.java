/**
 * Opens a service's schema in PostgreSQL and keeps what its messages need: outbox, stored outcomes,
 * delivery counts.
 *
 * <pre>
 *   CatalogueService ──▶ PostgresTracks ──▶ Database.inTransaction(handle -&gt; …) ──▶ PostgreSQL
 *                                              └─ a transaction begun further out is joined
 * </pre>
 */
@NullMarked
package camelody.storage;

import org.jspecify.annotations.NullMarked;
