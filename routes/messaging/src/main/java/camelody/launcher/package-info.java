/**
 * Starts a bundle as a process of its own and stops it without losing anything.
 *
 * <pre>
 *   main ──▶ Launcher ──▶ Settings (config/application.properties, environment)
 *                    ├──▶ Management   /observe/health, /observe/metrics
 *                    ├──▶ Broker       connects, declares the topology, reconnects
 *                    ├──▶ Store        connects, migrates; tried again until it works
 *                    └──▶ CamelContext the bundle's routes, once it can do its work
 * </pre>
 */
@NullMarked
package camelody.launcher;

import org.jspecify.annotations.NullMarked;
