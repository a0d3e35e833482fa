// The lessons in their order. Each: {name, right: the answer's number, login, run(): {traces, seen}}; seen is null if the events don't show it.
import { competingConsumers, deadLetterChannel, retry, serviceDown, timeout } from "./lesson-faults.js";
import { guaranteedDelivery, idempotentReceiver, publishSubscribe, requestReply, wireTap } from "./lesson-messages.js";

export const LESSON_PLAN = [
  { name: "request-reply", right: 1, run: requestReply },
  { name: "wire-tap", right: 2, run: wireTap },
  { name: "publish-subscribe", right: 0, run: publishSubscribe },
  { name: "competing-consumers", right: 1, run: competingConsumers, login: true },
  { name: "retry-with-back-off", right: 2, run: retry, login: true },
  { name: "dead-letter-channel", right: 0, run: deadLetterChannel, login: true },
  { name: "durable-subscriber", right: 2, run: serviceDown, login: true },
  { name: "message-expiration", right: 1, run: timeout, login: true },
  { name: "idempotent-receiver", right: 1, run: idempotentReceiver, login: true },
  { name: "guaranteed-delivery", right: 2, run: guaranteedDelivery, login: true },
];
