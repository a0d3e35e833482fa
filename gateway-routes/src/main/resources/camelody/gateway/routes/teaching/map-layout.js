// Where each node of the map stands: a column for each kind, rows by name. It depends on the names alone, so nothing jumps.
export const SIZE = { width: 168, height: 34 };

const COLUMN = 224;
const ROW = 44;
const TOP = 58;
const COLUMNS = ["client", "gateway", "exchange", "queue", "worker", "dead-letter-queue"];
// Exchanges stand in the order of their use, and not of their names.
const EXCHANGES = ["camelody.rpc", "camelody.events", "camelody.dead-letter", "camelody.replay", "camelody.control"];

/** Answers {width, height, columns: [{kind, x}], places: Map of a node's id to {x, y}}; x and y are its middle. */
export function layout({ nodes, edges }) {
  const places = new Map();
  const of = (kind) => nodes.filter((node) => node.kind === kind).sort(byRank);
  const x = (kind) => SIZE.width / 2 + 12 + COLUMN * COLUMNS.indexOf(kind);
  const queues = of("queue");
  const rows = Math.max(queues.length, of("worker").length, of("exchange").length, 6);
  const height = TOP + ROW * rows;

  put(queues, () => 0);
  put(of("worker"), (worker) => middle(edges.filter((edge) => edge.to === worker.id && edge.kind === "consume").map((edge) => edge.from)));
  put(of("dead-letter-queue"), (dead) => middle(edges.filter((edge) => edge.to === dead.id && edge.kind === "dead-letter").map((edge) => edge.from)));
  for (const kind of ["client", "gateway", "exchange"]) spread(of(kind));

  // Each as near to its wish as those above it leave room; if that ends too low, all move up.
  function put(column, wish) {
    let free = TOP + ROW / 2;
    for (const node of column) {
      const y = Math.max(free, wish(node) ?? 0);
      places.set(node.id, { x: x(node.kind), y });
      free = y + ROW;
    }
    let limit = height - ROW / 2;
    for (const node of [...column].reverse()) {
      const place = places.get(node.id);
      place.y = Math.min(place.y, limit);
      limit = place.y - ROW;
    }
  }

  function spread(column) {
    column.forEach((node, index) =>
      places.set(node.id, { x: x(node.kind), y: TOP + ((height - TOP) * (index + 0.5)) / column.length }));
  }

  function middle(ids) {
    const ys = ids.map((id) => places.get(id)?.y).filter((y) => y !== undefined);
    return ys.length === 0 ? undefined : ys.reduce((sum, y) => sum + y, 0) / ys.length;
  }

  return { width: COLUMN * (COLUMNS.length - 1) + SIZE.width + 24, height, places, columns: COLUMNS.map((kind) => ({ kind, x: x(kind) })) };
}

function byRank(one, other) {
  const rank = (node) => (node.kind === "exchange" ? EXCHANGES.indexOf(node.name) : 0);
  return rank(one) - rank(other) || one.name.localeCompare(other.name, "en", { numeric: true });
}
