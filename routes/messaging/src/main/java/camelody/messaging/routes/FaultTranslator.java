package camelody.messaging.routes;

import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns an exception into the fault that a caller may see; the rest goes to the log only. */
public final class FaultTranslator implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(FaultTranslator.class);

  @Override
  public void process(Exchange exchange) {
    Throwable failed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    exchange.getMessage().setBody(translate(failed));
  }

  static RpcFault translate(Throwable failed) {
    if (failed instanceof RpcFaultException answered) {
      return answered.fault();
    }
    if (failed instanceof StoreUnavailable) {
      LOG.warn("{}", failed.getMessage());
      return RpcFault.of(FaultCode.UNAVAILABLE, "the database is away; try again soon");
    }
    LOG.error("a request failed", failed);
    return RpcFault.of(FaultCode.INTERNAL_ERROR, "internal error; the log has it by trace id");
  }
}
