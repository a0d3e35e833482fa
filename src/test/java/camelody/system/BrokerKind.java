package camelody.system;

/** Names the brokers that the system is tested on. */
public enum BrokerKind {
  /** Apache Qpid Broker-J, which start.sh starts by itself. */
  EMBEDDED,
  /** RabbitMQ on a node that the tests start, and may kill. */
  RABBITMQ
}
