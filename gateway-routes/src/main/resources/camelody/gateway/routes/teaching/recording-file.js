// Makes one HTML file of a recording: the events, and the very modules that show them here. Only what asks the gateway is replaced.
const REPLACED = {
  "api.js": "recorded-api.js",
  "stream.js": "recorded-stream.js",
  "pages.js": "recorded-pages.js",
};
const BEGIN = "recorded-console.js";
const STYLES = ["frame.css", "journey.css", "map.css", "patterns.css", "recorded.css"];
const IMPORT = /((?:from|import)\s+)"\.\/([a-z-]+\.js)"/g;
// The page may run what it holds, and load nothing.
const POLICY = "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; img-src data:";

/** Answers the file's text; recording is {events, missing, topology, patterns, routes}. */
export async function recordingFile(recording) {
  const [modules, styles, icon] = await Promise.all([
    modulesFrom(BEGIN), Promise.all(STYLES.map((name) => text(`/teach/assets/${name}`))), text("/icon.svg")]);
  const imports = Object.fromEntries([...modules].map(([name, source]) =>
    [`camelody/${name}`, dataUrl("text/javascript", source.replaceAll('"/icon.svg"', JSON.stringify(dataUrl("image/svg+xml", icon))))]));
  return `<!doctype html>
<html lang="en" class="recorded">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>Camelody: a recording</title>
<style>${styles.join("\n")}</style>
<script type="application/json" id="recording">${json(recording)}</script>
<script type="importmap">${json({ imports })}</script>
<script type="module">import "camelody/${BEGIN}";</script>
</head>
<body><noscript>A recording of Camelody is drawn by JavaScript.</noscript></body>
</html>
`;
}

// In the file modules have names; they are not at an address that could be relative to another.
async function modulesFrom(first) {
  const sources = new Map();
  const wanted = [first];
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (sources.has(name)) continue;
    const source = await text(`/teach/assets/${REPLACED[name] ?? name}`);
    sources.set(name, source.replace(IMPORT, '$1"camelody/$2"'));
    wanted.push(...[...source.matchAll(IMPORT)].map(([, , imported]) => imported));
  }
  return sources;
}

async function text(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return answer.text();
}

// Neither a title nor a script may end the element that it stands in.
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

const dataUrl = (type, content) => `data:${type};charset=utf-8,${encodeURIComponent(content)}`;
