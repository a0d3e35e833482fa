package camelody.operations;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whoever asked about the broker while it cannot be asked. */
final class BrokerAway {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerAway.class);

  private BrokerAway() {}

  static RpcFaultException fault(Exception cause) {
    LOG.warn("the broker cannot be asked: {}", cause.toString());
    return RpcFault.of(FaultCode.UNAVAILABLE, "the broker cannot be asked; try again soon")
        .asException();
  }
}
