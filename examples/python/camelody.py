"""What every Camelody worker in Python needs: the protocol of docs/protocol.md over pika.

A service is an object with a `name`, a `version`, its `methods` ({name: (function, its OpenRPC params)}) and
the `events` it listens to ({routing key: function}). One thread and one channel serve it all: a function that
has to ask another service is a generator, which yields (method, params) and is resumed with the result.
"""

import collections
import inspect
import json
import logging
import os
import re
import secrets
import socket
import sys
import time
import uuid

import pika
import pika.exceptions

PREFETCH = 16
DEADLINE_DEFAULT_MILLIS = 5_000
DEADLINE_MAX_MILLIS = 30_000
BATCH_MAX = 100
TIMES_KEPT = 1_000
TRACEPARENT = re.compile(r"00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})")
OWNED_QUEUE = re.compile(r"[a-z][a-z0-9-]*(\.[a-z-]+)+")

log = logging.getLogger("camelody")


class Fault(Exception):
    """Ends a call with a JSON-RPC error."""

    def __init__(self, code, message):
        super().__init__(message)
        self.error = {"code": code, "message": message}


class Call:
    """What one request brings along for all that is done on its behalf: time left, trace, user."""

    def __init__(self, properties):
        headers = properties.headers or {}
        latest = now_millis() + DEADLINE_MAX_MILLIS
        asked = headers.get("camelody-deadline")
        self.deadline = min(asked, latest) if isinstance(asked, int) else now_millis() + DEADLINE_DEFAULT_MILLIS
        came = TRACEPARENT.fullmatch(str(headers.get("traceparent")))
        self.trace, self.flags = came.groups() if came else (secrets.token_hex(16), "00")
        self.authorization = headers.get("authorization")

    def headers(self):
        headers = {"camelody-deadline": self.deadline,
                   "traceparent": f"00-{self.trace}-{secrets.token_hex(8)}-{self.flags}"}
        if self.authorization:
            headers["authorization"] = self.authorization
        return headers

    def millis_left(self):
        return self.deadline - now_millis()


class Worker:
    """Speaks the protocol: requests, replies, questions of its own, events and control."""

    def __init__(self, service, uri, system_id=None):
        self.service, self.system_id, self.started = service, system_id, time.monotonic()
        self.methods = {"rpc.discover": (self.discover, []), **service.methods}
        self.handled = self.failed = self.in_flight = 0
        self.spent_millis = collections.deque(maxlen=TIMES_KEPT)
        self.waiting = {}
        self.instance = f"{service.name}-{os.getpid()}"
        self.connection = pika.BlockingConnection(pika.URLParameters(uri))
        # Broker-J reads an expiration as a moment in time: only RabbitMQ is given one. (pika 1.2 tells a
        # broker's name nowhere else.)
        self.expires = self.connection._impl.server_properties.get("product") == "RabbitMQ"
        self.channel = channel = self.connection.channel()
        channel.basic_qos(prefetch_count=PREFETCH)
        channel.add_on_return_callback(self.returned)
        channel.add_on_cancel_callback(lambda cancelled: sys.exit("the broker took a queue away"))
        self.replies = self.own_queue()
        channel.basic_consume(self.replies, self.replied, auto_ack=True)
        channel.basic_consume(self.own_queue("camelody.control", ""), self.control, auto_ack=True)
        for routing_key in service.events:
            channel.basic_consume(self.own_queue("camelody.events", routing_key), self.event)
        requests = f"{service.name}.rpc"
        channel.queue_declare(requests, durable=True, auto_delete=True)
        channel.queue_bind(requests, "camelody.rpc", service.name)
        channel.basic_consume(requests, self.requested)

    def serve(self):
        """Serves until the broker is gone or the keyboard says stop."""
        log.info("%s serves", self.instance)
        try:
            self.channel.start_consuming()
        except KeyboardInterrupt:
            self.connection.close()
        except pika.exceptions.AMQPError as lost:
            sys.exit(f"the broker is gone: {lost!r}")

    def own_queue(self, exchange=None, key=None):
        queue = self.channel.queue_declare("", exclusive=True, auto_delete=True).method.queue
        if exchange:
            self.channel.queue_bind(queue, exchange, key)
        return queue

    def requested(self, channel, delivery, properties, body):
        """Answers a request, or each member of a batch, and acknowledges after the reply was sent."""
        call = Call(properties)
        if call.millis_left() <= 0:
            return channel.basic_ack(delivery.delivery_tag)
        try:
            message = json.loads(body.decode("utf-8"))
        except (ValueError, RecursionError):
            message = Fault(-32700, "the body is not JSON in UTF-8")
        if isinstance(message, list) and not 1 <= len(message) <= BATCH_MAX:
            message = Fault(-32600, f"a batch holds 1 to {BATCH_MAX} requests, this one holds {len(message)}")
        members = message if isinstance(message, list) else [message]
        replies = [None] * len(members)
        unfinished = [len(members)]

        def finished(place, reply):
            replies[place] = reply
            unfinished[0] -= 1
            if unfinished[0] == 0:
                told = [reply for reply in replies if reply]
                if told:
                    self.reply(properties, told if isinstance(message, list) else told[0])
                channel.basic_ack(delivery.delivery_tag)

        for place, member in enumerate(members):
            self.run(member, call, lambda reply, place=place: finished(place, reply))

    def run(self, member, call, done):
        """Runs one member's method; `done` is told the reply, or None for a notification."""
        began, answers = time.monotonic(), not isinstance(member, dict) or "id" in member or not is_request(member)
        self.in_flight += 1

        def ended(outcome):
            self.in_flight -= 1
            self.handled += 1
            self.failed += "error" in outcome and outcome["error"]["code"] == -32603
            self.spent_millis.append((time.monotonic() - began) * 1000)
            identity = member.get("id") if isinstance(member, dict) and is_request(member) else None
            done({"jsonrpc": "2.0", "id": identity, **outcome} if answers else None)

        def go_on(steps, send):
            try:
                self.ask(*send(), call, lambda reply: go_on(steps, resumption(steps, reply)))
            except StopIteration as end:
                ended({"result": end.value})
            except Exception as failure:
                ended({"error": error_of(failure, call)})

        try:
            if isinstance(member, Fault):
                raise member
            if not is_request(member):
                raise Fault(-32600, "not a JSON-RPC 2.0 request")
            log.info("%s trace=%s", member["method"], call.trace)
            steps = self.invoke(member)
        except Exception as failure:
            return ended({"error": error_of(failure, call)})
        if inspect.isgenerator(steps):
            go_on(steps, lambda: next(steps))
        else:
            ended({"result": steps})

    def invoke(self, request):
        """Calls a method by name or by position, after holding the parameters against its signature."""
        if request["method"] not in self.methods:
            raise Fault(-32601, f"{self.service.name} has no method {request['method']}")
        function, _ = self.methods[request["method"]]
        params = request.get("params", {})
        arguments, named = (params, {}) if isinstance(params, list) else ([], params)
        try:
            inspect.signature(function).bind(*arguments, **named)
        except TypeError as refusal:
            raise Fault(-32602, f"{request['method']}: {refusal}") from refusal
        return function(*arguments, **named)

    def discover(self):
        """Answers the service's methods as an OpenRPC document."""
        return {"openrpc": "1.3.2", "info": {"title": f"Camelody {self.service.name}", "version": self.service.version},
                "methods": [{"name": name, "summary": inspect.getdoc(function), "paramStructure": "either",
                             "tags": [{"name": "read"}], "params": params,
                             "result": {"name": "result", "schema": {}}}
                            for name, (function, params) in self.service.methods.items()]}

    def ask(self, method, params, call, resume):
        """Asks another service by RPC within the time that the caller left us."""
        left = call.millis_left()
        if left <= 0:
            return resume({"error": {"code": -32001, "message": f"no time was left to ask {method}"}})
        correlation = str(uuid.uuid4())
        late = {"error": {"code": -32001, "message": f"{method} did not answer in time"}}
        timer = self.connection.call_later(left / 1000, lambda: self.settle(correlation, late))
        self.waiting[correlation] = (timer, resume)
        self.channel.basic_publish(
            "camelody.rpc", method.split(".")[0],
            json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode(),
            pika.BasicProperties(content_type="application/json", reply_to=self.replies,
                                 correlation_id=correlation, headers=call.headers(),
                                 expiration=str(left) if self.expires else None),
            mandatory=True)

    def settle(self, correlation, reply):
        timer, resume = self.waiting.pop(correlation, (None, None))
        if resume:
            self.connection.remove_timeout(timer)
            resume(reply)

    def replied(self, channel, delivery, properties, body):
        try:
            reply = json.loads(body)
            if not ("result" in reply or "code" in reply["error"]):
                raise ValueError
        except (ValueError, KeyError, TypeError):
            reply = {"error": {"code": -32003, "message": "the reply was not JSON-RPC"}}
        self.settle(properties.correlation_id, reply)

    def returned(self, channel, returned, properties, body):
        """Hears at once that nobody serves what was asked for; also of replies to callers that are gone."""
        if returned.exchange == "camelody.rpc":
            self.settle(properties.correlation_id, {"error": {
                "code": -32601, "message": f"no service is bound as {returned.routing_key}"}})

    def event(self, channel, delivery, properties, body):
        """Hears an event; what did not come through the events' exchange is not one."""
        try:
            message = json.loads(body)
            if delivery.exchange == "camelody.events":
                self.service.events[delivery.routing_key](message["params"])
        except (ValueError, KeyError, TypeError):
            log.warning("passed over an event that cannot be read")
        channel.basic_ack(delivery.delivery_tag)

    def control(self, channel, delivery, properties, body):
        try:
            message = json.loads(body)
            if message["method"] == "control.ping" and "id" in message:
                self.reply(properties, {"jsonrpc": "2.0", "id": message["id"], "result": self.describe()})
        except (ValueError, KeyError, TypeError):
            log.warning("passed over a control message that cannot be read")

    def describe(self):
        spent = sorted(self.spent_millis) or [0]
        return {"service": self.service.name, "instance": self.instance, "systemId": self.system_id,
                "host": socket.gethostname(), "pid": os.getpid(), "version": self.service.version,
                "uptimeSeconds": int(time.monotonic() - self.started), "handled": self.handled,
                "failed": self.failed, "inFlight": self.in_flight,
                "meanMillis": sum(spent) / len(spent), "p99Millis": spent[int(len(spent) * 0.99)]}

    def reply(self, properties, reply):
        """Replies to the caller's own queue: a name with an owner in it is somebody else's."""
        target = properties.reply_to
        if target and not OWNED_QUEUE.fullmatch(target):
            self.channel.basic_publish("", target, json.dumps(reply).encode(), pika.BasicProperties(
                content_type="application/json", correlation_id=properties.correlation_id))


def is_request(member):
    return (isinstance(member, dict) and member.get("jsonrpc") == "2.0" and isinstance(member.get("method"), str)
            and isinstance(member.get("params", {}), (dict, list))
            and isinstance(member.get("id"), (str, int, float, type(None))) and not isinstance(member.get("id"), bool))


def resumption(steps, reply):
    error = reply.get("error")
    if error:
        return lambda: steps.throw(Fault(error["code"], error.get("message", "")))
    return lambda: steps.send(reply["result"])


def error_of(failure, call):
    if isinstance(failure, Fault):
        return failure.error
    log.error("failed, trace=%s", call.trace, exc_info=failure)
    return {"code": -32603, "message": f"unexpected; the log has it under trace {call.trace}"}


def now_millis():
    return int(time.time() * 1000)
