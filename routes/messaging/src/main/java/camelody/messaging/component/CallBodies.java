package camelody.messaging.component;

import camelody.messaging.jsonrpc.RpcResult;
import camelody.messaging.methods.NoParams;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of a route into the params of a call, and the result into the body that the route
 * goes on with (Message Translator).
 */
public interface CallBodies {
  /** Params by a record, results as the bytes that came: read by whoever wants to look inside. */
  CallBodies AS_THEY_CAME =
      new CallBodies() {
        @Override
        public Object params(@Nullable Object body) {
          return body == null ? new NoParams() : body;
        }

        @Override
        public Object result(RpcResult result) {
          return result;
        }
      };

  Object params(@Nullable Object body);

  @Nullable Object result(RpcResult result);
}
