// Answers catalogue.list, and takes plays from three queues: node service.js BROKER PAGE
import { readFileSync } from 'node:fs';
import amqp from 'amqplib';
import { ServiceBroker } from 'moleculer';

const [uri, page] = process.argv.slice(2);
const tracks = JSON.parse(readFileSync(page, 'utf8'));

const broker = new ServiceBroker({ nodeID: 'catalogue', transporter: { type: 'AMQP', options: { url: uri, socketOptions: { noDelay: true } } }, logger: false, metrics: false });
broker.createService({
  name: 'catalogue',
  actions: { list: { params: { limit: { type: 'number', convert: true } }, handler: () => tracks } },
});
await broker.start();

const connection = await amqp.connect(uri);
const channel = await connection.createChannel();
await channel.assertExchange('moleculer.events', 'topic');
await channel.prefetch(50);
for (const purpose of ['history', 'statistics', 'activity']) {
  const queue = `moleculer.${purpose}`;
  await channel.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  await channel.bindQueue(queue, 'moleculer.events', '#');
  await channel.consume(queue, message => channel.ack(message));
}
