package camelody.benchmarks.peers;

import org.springframework.amqp.support.converter.Jackson2JsonMessageConverter;
import org.springframework.amqp.support.converter.MessageConverter;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** Runs as gateway or as service: {@code --spring.profiles.active=gateway}. */
@SpringBootApplication
public class Peer {
  public static void main(String[] args) {
    new SpringApplicationBuilder(Peer.class).run(args);
  }

  @Bean
  MessageConverter json() {
    return new Jackson2JsonMessageConverter();
  }
}
