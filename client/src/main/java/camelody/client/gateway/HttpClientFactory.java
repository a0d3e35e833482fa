package camelody.client.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Makes the HTTP client, quickly where the address needs no TLS. */
final class HttpClientFactory {
  private HttpClientFactory() {}

  static HttpClient create(URI address, Duration connectTimeout) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(connectTimeout);
    if ("http".equalsIgnoreCase(address.getScheme())) {
      builder.sslContext(trustingNobody());
    }
    return builder.build();
  }

  // The default one reads all authorities' certificates, a fifth of a second for nothing.
  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
