#!/usr/bin/env node
/**
 * A Camelody worker in Node: serves `lyrics`, asks `catalogue`, listens to the end of scans.
 *
 * Needs `npm ci` in this folder. Run it beside a system that is up:
 *
 *     node examples/node/lyrics.js "$(cat data/run/broker-uri)" "$(cat data/system-id)"
 *
 * The words are the text files in lyrics/, named by title.
 */
import { readFileSync, readdirSync } from "node:fs";
import { basename, extname } from "node:path";
import { Fault, Worker } from "./camelody.js";

const TITLES_MAX = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

class Lyrics {
  name = "lyrics";
  version = "1.0";
  texts = new Map(
    readdirSync(new URL("lyrics/", import.meta.url))
      .filter((file) => extname(file) === ".txt")
      .map((file) => [
        basename(file, ".txt").toLowerCase(),
        readFileSync(new URL(`lyrics/${encodeURIComponent(file)}`, import.meta.url), "utf8").trim(),
      ]),
  );
  titles = new Map();
  events = { "catalogue.scan-finished.v1": () => this.titles.clear() };
  methods = {
    "lyrics.find": {
      summary: "Answers the words of a track.",
      params: [{ name: "trackId", required: true, schema: { type: "string", format: "uuid" } }],
      result: { name: "lyrics", schema: { type: "object", required: ["trackId", "title", "text"] } },
      run: async ([trackId], ask) => {
        if (typeof trackId !== "string" || !UUID.test(trackId)) throw new Fault(-32602, "trackId is a UUID");
        const title = await this.titleOf(trackId, ask);
        const text = this.texts.get(title.toLowerCase());
        if (text === undefined) throw new Fault(1003, `there are no words to ${title}`);
        return { trackId, title, text };
      },
    },
    "lyrics.titles": {
      summary: "Answers the titles of all tracks whose words are known.",
      params: [],
      result: { name: "titles", schema: { type: "array", items: { type: "string" } } },
      run: async () => [...this.texts.keys()].sort(),
    },
  };

  /** Asks the catalogue once for each track; a finished scan makes it forget what it was told. */
  async titleOf(trackId, ask) {
    const known = this.titles.get(trackId);
    if (known !== undefined) return known;
    const { title } = await ask("catalogue.findTrack", { trackId });
    if (this.titles.size >= TITLES_MAX) this.titles.clear();
    this.titles.set(trackId, title);
    return title;
  }
}

const [uri, systemId] = process.argv.slice(2);
await new Worker(new Lyrics(), systemId).serve(uri);
