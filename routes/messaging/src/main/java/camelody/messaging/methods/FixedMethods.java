package camelody.messaging.methods;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;

/** The methods of a table, each with the route {@code direct:<service>.<useCase>} of its name. */
final class FixedMethods implements MethodSource {
  private final MethodTable table;
  private final Map<String, AsyncProducer> routes = new HashMap<>();

  FixedMethods(MethodTable table) {
    this.table = table;
  }

  void start(CamelContext context) throws Exception {
    for (Method method : table.methods()) {
      AsyncProducer producer = context.getEndpoint("direct:" + method.name()).createAsyncProducer();
      producer.start();
      routes.put(method.name(), producer);
    }
  }

  @Override
  public MethodTable table() {
    return table;
  }

  @Override
  public AsyncProcessor route(Method method) {
    return Objects.requireNonNull(routes.get(method.name()), method.name());
  }
}
