package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.messaging.jsonrpc.FaultCode;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets through requests that name this machine as its own people do (Message Filter). A page of
 * another site can make its own name lead here and then read what it likes (DNS rebinding): such a
 * request still says the page's name, and nobody can make an address, {@code localhost} or a name
 * without a dot lead elsewhere.
 */
final class KnownHosts implements Processor {
  private static final Pattern LOCAL =
      Pattern.compile(
          "(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]|[a-z0-9-]+(\\.local(host)?)?)(:\\d+)?");

  private final Set<String> others;

  /**
   * @param others further names by which the gateway is called
   */
  KnownHosts(Collection<String> others) {
    this.others =
        others.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  @Override
  public void process(Exchange exchange) {
    String host = String.valueOf(HttpCall.of(exchange).header("Host"));
    if (!knows(host)) {
      throw Problem.of(
              403,
              "forbidden",
              FaultCode.FORBIDDEN,
              "the console is not known under this host's name; teaching.hosts names further ones")
          .asException();
    }
  }

  boolean knows(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return LOCAL.matcher(name).matches() || others.contains(name.replaceFirst(":\\d+$", ""));
  }
}
