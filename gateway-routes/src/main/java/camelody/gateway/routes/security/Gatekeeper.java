package camelody.gateway.routes.security;

import camelody.gateway.routes.http.FaultStatus;
import camelody.gateway.routes.http.Problem;
import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.methods.Access;
import camelody.messaging.methods.UseCase;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/** Finds out who is asking and refuses who may not ask, before anything is sent. */
public final class Gatekeeper extends AsyncProcessorSupport {
  private final Function<@Nullable String, CompletableFuture<Outcome<Caller>>> verifier;
  private final Access access;

  /**
   * @param verifier answers who a header {@code Authorization} stands for; at once, when it has
   *     seen the token before
   */
  public Gatekeeper(
      Function<@Nullable String, CompletableFuture<Outcome<Caller>>> verifier, Access access) {
    this.verifier = verifier;
    this.access = access;
  }

  /** Answers who is asking, once a gatekeeper has been passed. */
  public static Caller caller(Exchange exchange) {
    return UseCase.caller(exchange);
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    String authorization = exchange.getMessage().getHeader(RpcHeaders.AUTHORIZATION, String.class);
    CompletableFuture<Outcome<Caller>> verified = verifier.apply(authorization);
    boolean known = verified.isDone();
    verified.whenComplete(
        (outcome, failure) -> {
          if (failure == null) {
            admit(exchange, outcome);
          } else {
            exchange.setException(failure);
          }
          callback.done(known);
        });
    return known;
  }

  private void admit(Exchange exchange, Outcome<Caller> verified) {
    Problem refusal =
        verified.fold(this::refusal, error -> FaultStatus.problem(RpcFault.of(error)));
    if (refusal == null) {
      exchange.setProperty(UseCase.CALLER, verified.fold(caller -> caller, error -> null));
    } else {
      exchange.setException(refusal.asException());
    }
  }

  private @Nullable Problem refusal(Caller caller) {
    boolean isUser = caller instanceof Caller.User;
    return switch (access) {
      case ANYONE -> null;
      case USER -> isUser ? null : nobody();
      case ADMINISTRATOR -> isUser ? (caller.isAdministrator() ? null : forbidden()) : nobody();
    };
  }

  private static Problem nobody() {
    return Problem.unauthenticated("expected 'Authorization: Bearer <token>', came none");
  }

  private static Problem forbidden() {
    return Problem.of(
        403, "forbidden", FaultCode.FORBIDDEN, "expected an administrator, came another user");
  }
}
