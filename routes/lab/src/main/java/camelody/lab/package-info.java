/**
 * Runs the routes that a learner writes in Camel's YAML DSL, one Camel context for each file.
 *
 * <pre>
 *   lab/*.yaml ─▶ LabFolder ─▶ Lab ─▶ YamlCheck ─▶ FileLoader ─▶ RouteFile: a context of its own
 *                               │                     │ refused
 *                               │                     └─▶ Problem: the last good version runs on
 *                               ├─▶ MethodSource: direct:lab.hello is the method lab.hello
 *                               └─▶ LabReport: what the console shows
 * </pre>
 *
 * A new version is started before the old one is stopped; what it was made of, endpoints, threads
 * and beans, ends with its context.
 */
@NullMarked
package camelody.lab;

import org.jspecify.annotations.NullMarked;
