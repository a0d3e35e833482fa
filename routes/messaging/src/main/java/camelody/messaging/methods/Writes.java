package camelody.messaging.methods;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.ports.OutcomeLedger;
import camelody.kernel.ports.OutcomeLedger.Execution;
import camelody.kernel.ports.OutcomeLedger.Key;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.component.RpcExchange;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Executes writes at most once (Idempotent Receiver).
 *
 * <p>A redelivered write may have been applied already: without an idempotency key it is answered
 * {@link FaultCode#OUTCOME_UNKNOWN}; with one, its outcome is stored in the write's own
 * transaction, and a repetition is answered from there.
 */
public final class Writes {
  /** How long an idempotency key may be, in characters. */
  public static final int KEY_MAX = 128;

  private final @Nullable OutcomeLedger ledger;

  /**
   * Makes it.
   *
   * @param ledger where outcomes are kept; absent for a service without a store
   */
  public Writes(@Nullable OutcomeLedger ledger) {
    this.ledger = ledger;
  }

  void execute(
      Exchange exchange,
      Method method,
      Caller caller,
      @Nullable JsonBytes params,
      Processor route) {
    String key = exchange.getMessage().getHeader(RpcHeaders.IDEMPOTENCY_KEY, String.class);
    if (key != null && ledger != null && !method.secret()) {
      once(exchange, ledger, key(method, caller, key, params), route);
    } else if (exchange.getProperty(RpcExchange.REDELIVERED, false, Boolean.class)) {
      throw RpcFault.of(
              FaultCode.OUTCOME_UNKNOWN,
              method.name()
                  + " was delivered before and may have been applied: read again before you repeat it"
                  + advice(method))
          .asException();
    } else {
      run(exchange, route);
    }
  }

  // A key does nothing for a write whose outcome is not kept: such advice would not help.
  private String advice(Method method) {
    return ledger == null || method.secret() ? "" : ", or send an idempotency key next time";
  }

  private static void once(Exchange exchange, OutcomeLedger ledger, Key key, Processor route) {
    Execution execution =
        ledger.once(
            key,
            () -> {
              run(exchange, route);
              return result(exchange.getMessage().getBody());
            });
    if (execution instanceof Execution.Remembered remembered) {
      exchange.getMessage().setBody(JsonBytes.ofText(remembered.result()));
    } else if (execution instanceof Execution.KeyReused) {
      throw RpcFault.of(
              FaultCode.CONFLICT, "this idempotency key was used before, for other parameters")
          .asException();
    }
  }

  // A failure must leave the transaction as an exception, so that it is rolled back.
  private static void run(Exchange exchange, Processor route) {
    try {
      route.process(exchange);
    } catch (Exception failed) {
      exchange.setException(failed);
    }
    Exception failed = exchange.getException();
    if (failed != null) {
      exchange.setException(null);
      throw failed instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(failed);
    }
  }

  private static Optional<String> result(@Nullable Object body) {
    if (body instanceof Outcome<?> outcome) {
      return outcome.fold(value -> Optional.of(json(value)), error -> Optional.empty());
    }
    return Optional.of(json(body));
  }

  private static String json(@Nullable Object value) {
    return value == null ? "null" : JsonBytes.of(value).toString();
  }

  private static Key key(Method method, Caller caller, String key, @Nullable JsonBytes params) {
    if (key.isEmpty() || key.length() > KEY_MAX) {
      throw RpcFault.of(
              FaultCode.INVALID_PARAMS,
              "idempotency key: expected 1 to " + KEY_MAX + " characters, came " + key.length())
          .asException();
    }
    String user = caller instanceof Caller.User known ? known.userId().toString() : "anonymous";
    return new Key(user, method.name(), key, hash(params));
  }

  private static String hash(@Nullable JsonBytes params) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(params == null ? new byte[0] : params.toBytes()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
