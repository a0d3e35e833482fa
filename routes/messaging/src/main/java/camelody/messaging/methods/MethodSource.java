package camelody.messaging.methods;

import org.apache.camel.AsyncProcessor;

/**
 * Says what a service answers at this moment, and by which route. For most services that never
 * changes; a learner's methods come and go while the process runs.
 */
public interface MethodSource {
  /** Answers the methods; the same object, as long as they are the same. */
  MethodTable table();

  /** Answers what executes a method of the table. */
  AsyncProcessor route(Method method);
}
