/**
 * What every Camelody worker in Node needs: the protocol of docs/protocol.md over amqplib.
 *
 * A service is an object with a `name`, a `version`, its `methods` ({name: {summary, params, result, run}}, described
 * as OpenRPC does) and the `events` it listens to ({routing key: function}). `run` is given the parameters by
 * position and a function that asks other services: `await ask("catalogue.findTrack", { trackId })`.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import amqp from "amqplib";

const PREFETCH = 16;
const DEADLINE_DEFAULT_MILLIS = 5_000;
const DEADLINE_MAX_MILLIS = 30_000;
const BATCH_MAX = 100;
const TIMES_KEPT = 1_000;
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/;
const OWNED_QUEUE = /^[a-z][a-z0-9-]*(\.[a-z-]+)+$/;
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Ends a call with a JSON-RPC error. */
export class Fault extends Error {
  constructor(code, message) {
    super(message);
    this.error = { code, message };
  }
}

/** What one request brings along for all that is done on its behalf: time left, trace, user. */
class Call {
  constructor({ headers = {} }) {
    const asked = headers["camelody-deadline"];
    this.deadline = Number.isInteger(asked)
      ? Math.min(asked, Date.now() + DEADLINE_MAX_MILLIS)
      : Date.now() + DEADLINE_DEFAULT_MILLIS;
    const came = TRACEPARENT.exec(headers.traceparent);
    this.trace = came ? came[1] : randomBytes(16).toString("hex");
    this.flags = came ? came[2] : "00";
    this.authorization = headers.authorization;
  }

  millisLeft() {
    return this.deadline - Date.now();
  }

  headers() {
    const traceparent = `00-${this.trace}-${randomBytes(8).toString("hex")}-${this.flags}`;
    // A deadline is beyond 32 bits, so amqplib sends it as the 64-bit integer that the protocol has.
    const headers = { "camelody-deadline": this.deadline, traceparent };
    return this.authorization ? { ...headers, authorization: this.authorization } : headers;
  }
}

/** Speaks the protocol: requests, replies, questions of its own, events and control. */
export class Worker {
  waiting = new Map();
  times = [];
  handled = 0;
  failed = 0;
  inFlight = 0;

  constructor(service, systemId) {
    this.service = service;
    this.systemId = systemId;
    this.instance = `${service.name}-${process.pid}`;
    this.methods = { "rpc.discover": { params: [], run: async () => this.discover() }, ...service.methods };
  }

  /** Serves until the broker is gone. */
  async serve(uri) {
    const connection = await amqp.connect(uri);
    // A worker without its broker ends: who started it starts it again.
    connection.on("error", (failure) => log(failure.message));
    connection.on("close", () => ended("the broker is gone"));
    // Broker-J reads an expiration as a moment in time: only RabbitMQ is given one.
    this.expires = connection.connection.serverProperties.product === "RabbitMQ";
    this.channel = await connection.createChannel();
    await this.channel.prefetch(PREFETCH);
    this.channel.on("return", (message) => this.returned(message));
    this.replies = await this.ownQueue((message) => this.replied(message));
    await this.ownQueue((message) => this.control(message), "camelody.control", "");
    for (const routingKey of Object.keys(this.service.events)) {
      await this.ownQueue((message) => this.event(message), "camelody.events", routingKey);
    }
    const requests = `${this.service.name}.rpc`;
    await this.channel.assertQueue(requests, { durable: true, autoDelete: true });
    await this.channel.bindQueue(requests, "camelody.rpc", this.service.name);
    await this.channel.consume(requests, orEnd((message) => this.requested(message)));
    log(`${this.instance} serves`);
  }

  async ownQueue(hear, exchange, key) {
    const { queue } = await this.channel.assertQueue("", { exclusive: true, autoDelete: true });
    if (exchange) await this.channel.bindQueue(queue, exchange, key);
    await this.channel.consume(queue, orEnd(hear), { noAck: true });
    return queue;
  }

  /** Answers a request, or each member of a batch, and acknowledges after the reply was sent. */
  async requested(message) {
    const call = new Call(message.properties);
    if (call.millisLeft() > 0) {
      const reply = await this.answer(message.content, call);
      if (reply !== undefined) this.reply(message.properties, reply);
    }
    this.channel.ack(message);
  }

  async answer(content, call) {
    let request;
    try {
      request = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
    } catch {
      return errorReply(null, new Fault(-32700, "the body is not JSON in UTF-8"));
    }
    if (!Array.isArray(request)) return this.run(request, call);
    if (request.length < 1 || request.length > BATCH_MAX) {
      return errorReply(null, new Fault(-32600, `a batch holds 1 to ${BATCH_MAX} requests, not ${request.length}`));
    }
    const replies = await Promise.all(request.map((member) => this.run(member, call)));
    const told = replies.filter((reply) => reply !== undefined);
    return told.length > 0 ? told : undefined;
  }

  /** Runs one member's method; answers its reply, or nothing for a notification. */
  async run(member, call) {
    if (!isRequest(member)) return errorReply(null, new Fault(-32600, "not a JSON-RPC 2.0 request"));
    const began = performance.now();
    this.inFlight++;
    try {
      log(`${member.method} trace=${call.trace}`);
      const result = await this.invoke(member, call);
      return "id" in member ? { jsonrpc: "2.0", id: member.id, result } : undefined;
    } catch (failure) {
      if (!(failure instanceof Fault)) this.failed++;
      const reply = errorReply(member.id, failure, call);
      return "id" in member ? reply : undefined;
    } finally {
      this.inFlight--;
      this.handled++;
      this.times.push(performance.now() - began);
      if (this.times.length > TIMES_KEPT) this.times.shift();
    }
  }

  /** Calls a method by name or by position, after holding the parameters against its description. */
  invoke({ method: name, params = {} }, call) {
    if (!Object.hasOwn(this.methods, name)) throw new Fault(-32601, `${this.service.name} has no method ${name}`);
    const { params: described, run } = this.methods[name];
    const given = Array.isArray(params)
      ? params
      : described.map((param) => (Object.hasOwn(params, param.name) ? params[param.name] : undefined));
    const unknown = Array.isArray(params)
      ? params.slice(described.length).map(() => "one too many")
      : Object.keys(params).filter((key) => !described.some((param) => param.name === key));
    const missing = described.filter((param, place) => param.required && given[place] === undefined);
    if (unknown.length > 0) throw new Fault(-32602, `${name} has no such parameter: ${unknown[0]}`);
    if (missing.length > 0) throw new Fault(-32602, `${name} needs ${missing[0].name}`);
    return run(given, (asked, its) => this.ask(asked, its, call));
  }

  /** Asks another service by RPC within the time that the caller left us. */
  ask(method, params, call) {
    const left = call.millisLeft();
    const correlationId = randomUUID();
    return new Promise((resolve, reject) => {
      if (left <= 0) return reject(new Fault(-32001, `no time was left to ask ${method}`));
      const late = { error: { code: -32001, message: `${method} did not answer in time` } };
      const timer = setTimeout(() => this.settle(correlationId, late), left);
      this.waiting.set(correlationId, { timer, resolve, reject });
      const request = Buffer.from(JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
      this.channel.publish("camelody.rpc", method.split(".")[0], request, {
        mandatory: true, contentType: "application/json", replyTo: this.replies, correlationId,
        headers: call.headers(), ...(this.expires && { expiration: String(left) }),
      });
    });
  }

  settle(correlationId, reply) {
    const pending = this.waiting.get(correlationId);
    if (pending === undefined) return;
    this.waiting.delete(correlationId);
    clearTimeout(pending.timer);
    if (reply.error) pending.reject(new Fault(reply.error.code, String(reply.error.message ?? "")));
    else pending.resolve(reply.result);
  }

  replied({ properties, content }) {
    const reply = parsed(content);
    const sound = reply && ("result" in reply || Number.isInteger(reply.error?.code));
    this.settle(properties.correlationId,
      sound ? reply : { error: { code: -32003, message: "the reply was not JSON-RPC" } });
  }

  /** Hears at once that nobody serves what was asked for; also of replies to callers that are gone. */
  returned({ fields, properties }) {
    if (fields.exchange !== "camelody.rpc") return;
    const error = { code: -32601, message: `no service is bound as ${fields.routingKey}` };
    this.settle(properties.correlationId, { error });
  }

  /** Hears an event; what did not come through the events' exchange is not one. */
  event({ fields, content }) {
    const event = parsed(content)?.params;
    if (fields.exchange === "camelody.events" && isObject(event)) this.service.events[fields.routingKey](event);
  }

  control({ properties, content }) {
    const message = parsed(content);
    if (message?.method === "control.ping" && "id" in message) {
      this.reply(properties, { jsonrpc: "2.0", id: message.id, result: this.describe() });
    }
  }

  /** Answers the service's methods as an OpenRPC document. */
  discover() {
    const methods = Object.entries(this.service.methods).map(([name, { run, ...described }]) => (
      { name, paramStructure: "either", tags: [{ name: "read" }], ...described }));
    const { name, version } = this.service;
    return { openrpc: "1.3.2", info: { title: `Camelody ${name}`, version }, methods };
  }

  describe() {
    const sorted = [...this.times].sort((a, b) => a - b);
    return {
      service: this.service.name, instance: this.instance, systemId: this.systemId, host: hostname(),
      pid: process.pid, version: this.service.version, uptimeSeconds: Math.floor(process.uptime()),
      handled: this.handled, failed: this.failed, inFlight: this.inFlight,
      meanMillis: sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, sorted.length),
      p99Millis: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    };
  }

  /** Replies to the caller's own queue: a name with an owner in it is somebody else's. */
  reply({ replyTo, correlationId }, reply) {
    if (!replyTo || OWNED_QUEUE.test(replyTo)) return;
    const body = Buffer.from(JSON.stringify(reply));
    this.channel.sendToQueue(replyTo, body, { contentType: "application/json", correlationId });
  }
}

function isRequest(member) {
  return isObject(member) && member.jsonrpc === "2.0" && typeof member.method === "string"
    && (member.params === undefined || isObject(member.params) || Array.isArray(member.params))
    && (member.id === undefined || member.id === null || ["string", "number"].includes(typeof member.id));
}

function parsed(content) {
  try {
    const value = JSON.parse(content.toString("utf8"));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function errorReply(id, failure, call) {
  if (!(failure instanceof Fault)) log(`failed, trace=${call.trace}: ${failure.stack}`);
  const unexpected = { code: -32603, message: `unexpected; the log has it under trace ${call?.trace}` };
  return { jsonrpc: "2.0", id: id ?? null, error: failure instanceof Fault ? failure.error : unexpected };
}

function orEnd(hear) {
  return (message) => (message ? hear(message) : ended("the broker took a queue away"));
}

function ended(reason) {
  log(reason);
  process.exit(1);
}

function log(text) {
  process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}
