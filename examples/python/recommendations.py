#!/usr/bin/python3
"""A Camelody worker in Python: serves `recommendations`, asks `catalogue`, listens to what is played.

Needs Debian's python3-pika. Run it beside a system that is up:

    /usr/bin/python3 examples/python/recommendations.py "$(cat data/run/broker-uri)" "$(cat data/system-id)"
"""

import collections
import logging
import sys
import uuid

from camelody import Fault, Worker

EVENTS_REMEMBERED = 10_000
TRACK_ID = {"name": "trackId", "required": True, "schema": {"type": "string", "format": "uuid"}}
LIMIT = {"name": "limit", "required": False,
         "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 10}}


class Recommendations:
    """The methods, and the plays they learn from."""

    name = "recommendations"
    version = "1.0"

    def __init__(self):
        self.plays = collections.Counter()
        self.heard = collections.OrderedDict()
        self.methods = {"recommendations.similar": (self.similar, [TRACK_ID, LIMIT]),
                        "recommendations.trending": (self.trending, [LIMIT])}
        self.events = {"listening.track-played.v1": self.played}

    def similar(self, trackId, limit=10):
        """Answers other tracks by the artist of a track."""
        known_as("trackId", trackId)
        bounded(limit)
        track = yield "catalogue.findTrack", {"trackId": trackId}
        page = yield "catalogue.list", {"artistId": track["artistId"], "limit": limit + 1}
        return [other for other in page["items"] if other["id"] != trackId][:limit]

    def trending(self, limit=10):
        """Answers the tracks played most since this worker started."""
        bounded(limit)
        return [{"trackId": track, "plays": plays} for track, plays in self.plays.most_common(limit)]

    def played(self, event):
        """Counts a play once, however often it is told (Idempotent Receiver)."""
        if event["eventId"] not in self.heard:
            self.heard[event["eventId"]] = True
            self.plays[event["trackId"]] += 1
            if len(self.heard) > EVENTS_REMEMBERED:
                self.heard.popitem(last=False)


def known_as(name, value):
    try:
        uuid.UUID(value)
    except (ValueError, AttributeError, TypeError) as refusal:
        raise Fault(-32602, f"{name} is a UUID") from refusal


def bounded(limit):
    if type(limit) is not int or not 1 <= limit <= 100:
        raise Fault(-32602, "limit is a number from 1 to 100")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("pika").setLevel(logging.WARNING)
    Worker(Recommendations(), *sys.argv[1:3]).serve()
