package camelody.gateway.routes.media;

import camelody.gateway.routes.http.HttpCall;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.ExpressionAdapter;

/** Makes params of the one variable in a path: {@code {"trackId":"0190…"}}. */
final class PathParams {
  private PathParams() {}

  static Expression named(String name) {
    return new ExpressionAdapter() {
      @Override
      public Object evaluate(Exchange exchange) {
        return Map.of(name, HttpCall.of(exchange).pathValues().get(0));
      }
    };
  }
}
