/**
 * Runs the lab: a service whose methods are a learner's own routes.
 *
 * <pre>
 *   lab.rpc ──▶ lab.rpcServer ──▶ direct:lab.hello, in the context of lab/hello.yaml
 * </pre>
 *
 * It is a part of the teaching console, consumes no events and has no database.
 */
@NullMarked
package camelody.lab.routes;

import org.jspecify.annotations.NullMarked;
