/**
 * Runs what a machine may lack, and the processes of a whole system.
 *
 * <pre>
 *   start.sh ──▶ Supervisor ──▶ EmbeddedBroker     writes data/run/broker-uri
 *                          ├──▶ EmbeddedDatabase   writes data/run/database-uri
 *                          ├──▶ Provisioning       writes data/secrets/&lt;service&gt;.database-uri
 *                          └──▶ catalogue-1, users-1, … gateway-1
 * </pre>
 */
@NullMarked
package camelody.infrastructure;

import org.jspecify.annotations.NullMarked;
