package camelody.users;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says where a client calls from, as far as login attempts are counted by it: an IPv4 address, or
 * the /64 network of an IPv6 one, for a single customer holds a whole network of those.
 *
 * <p>The gateway sets it. A peer on the broker could forge it, as it could open many connections:
 * the bound of the account, which needs no address, still holds for it. Peers that name no address
 * share one bucket, {@code peer}.
 */
public record ClientAddress(String value) {
  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
  private static final int NETWORK_BYTES = 8;
  private static final ClientAddress PEER = new ClientAddress("peer");

  /** Reads an address as the gateway wrote it; what is none counts as a peer's own. */
  public static ClientAddress of(@Nullable String text) {
    if (text == null || !(IPV4.matcher(text).matches() || isIpv6(text))) {
      return PEER;
    }
    try {
      // Only literals come here: a name would make the resolver ask the network.
      return new ClientAddress(network(InetAddress.getByName(text)));
    } catch (UnknownHostException notAnAddress) {
      return PEER;
    }
  }

  private static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0 && IPV6.matcher(text).matches();
  }

  private static String network(InetAddress address) throws UnknownHostException {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    return InetAddress.getByAddress(bytes).getHostAddress().toLowerCase(Locale.ROOT) + "/64";
  }
}
