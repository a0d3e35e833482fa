// Turns HTTP into calls and confirmed events: node gateway.js BROKER PORT
import { randomUUID } from 'node:crypto';
import amqp from 'amqplib';
import { ServiceBroker } from 'moleculer';
import ApiGateway from 'moleculer-web';

const [uri, port] = process.argv.slice(2);
const broker = new ServiceBroker({ nodeID: 'gateway', transporter: { type: 'AMQP', options: { url: uri, socketOptions: { noDelay: true } } }, logger: false, metrics: false });
const connection = await amqp.connect(uri);
const channel = await connection.createConfirmChannel();
await channel.assertExchange('moleculer.events', 'topic');

broker.createService({
  name: 'plays',
  actions: {
    report: {
      params: { trackId: 'uuid' },
      async handler({ params }) {
        const playId = randomUUID();
        const event = Buffer.from(JSON.stringify({ eventId: playId, occurredAt: new Date(), trackId: params.trackId }));
        await new Promise((done, refuse) => channel.publish('moleculer.events', 'listening.track-played.v1', event,
          { persistent: true, mandatory: true, contentType: 'application/json' }, error => error ? refuse(error) : done()));
        return { playId };
      },
    },
  },
});
broker.createService({
  name: 'api',
  mixins: [ApiGateway],
  settings: {
    ip: '127.0.0.1',
    port: Number(port),
    logRequest: null,
    logResponse: null,
    routes: [{
      path: '/api',
      bodyParsers: { json: true },
      logging: false,
      aliases: { 'GET tracks': 'catalogue.list', 'POST plays': 'plays.report' },
    }],
  },
});
await broker.start();
await broker.waitForServices('catalogue');
