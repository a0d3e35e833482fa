// Makes the three contracts readable. Texts go into the page as text, never as markup.
'use strict';

const state = document.getElementById('state');

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function typeOf(schema = {}) {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.enum) return schema.enum.join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  const type = [schema.type ?? 'any'].flat().join(' | ');
  const items = schema.items ? ` of ${typeOf(schema.items)}` : '';
  return type + items + (schema.format ? ` (${schema.format})` : '');
}

// A row: name, where it goes, what it is, whether it is needed.
function table(caption, rows) {
  if (rows.length === 0) return [];
  const made = element('table', '', element('caption', caption));
  const head = ['Name', 'Type', 'In', 'Says'].map(title => {
    const cell = element('th', title);
    cell.scope = 'col';
    return cell;
  });
  made.append(element('thead', '', element('tr', '', ...head)));
  made.append(element('tbody', '', ...rows.map(([name, type, place, says]) =>
    element('tr', '', element('td', '', element('code', name)), element('td', type), element('td', place), element('td', says ?? '')))));
  return [element('div', '', made)];
}

function members(schema = {}, place = '') {
  const needed = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, each]) =>
    [name, typeOf(each), place, [needed.has(name) ? 'needed' : '', each.description].filter(Boolean).join('; ')]);
}

// What a call, an answer or an event looks like.
function example(caption, value) {
  return value === undefined ? [] : [element('figure', '', element('figcaption', caption), element('pre', JSON.stringify(value, null, 2)))];
}

function entry(title, summary, ...content) {
  const made = element('details', '', element('summary', '', element('code', title), ` ${summary ?? ''}`), ...content);
  made.dataset.words = `${title} ${summary ?? ''}`.toLowerCase();
  return made;
}

function rest(openApi) {
  const entries = [];
  for (const [path, verbs] of Object.entries(openApi.paths)) {
    for (const [verb, operation] of Object.entries(verbs)) {
      const given = (operation.parameters ?? []).map(each =>
        [each.name, typeOf(each.schema), each.in, [each.required ? 'needed' : '', each.description].filter(Boolean).join('; ')]);
      const body = operation.requestBody?.content?.['application/json']?.schema;
      const statuses = Object.keys(operation.responses).filter(status => status !== 'default').join(', ');
      const method = operation['x-rpc-method'];
      const answered = Object.values(operation.responses)[0].content?.['application/json'];
      entries.push(entry(`${verb.toUpperCase()} ${path}`, operation.summary,
        element('p', `Answers ${statuses}; for ${operation['x-access'] ?? 'anyone'}.${method ? ` Calls ${method}.` : ''}`),
        ...table('Parameters', [...given, ...members(body, 'body')]),
        ...table('Answer', members(answered?.schema, 'answer')),
        ...example('An answer', answered?.example)));
    }
  }
  return entries;
}

function rpc(openRpc) {
  return openRpc.methods.map(method => entry(method.name, method.summary,
    ...table('Parameters, in this order', (method.params ?? []).map(each =>
      [each.name, typeOf(each.schema), 'params', [each.required ? 'needed' : '', each.description].filter(Boolean).join('; ')])),
    ...table('Result', members(method.result?.schema, 'result')),
    ...(method.examples ?? []).flatMap(each => [
      ...example('A request', {
        jsonrpc: '2.0', id: 1, method: method.name,
        params: Object.fromEntries(each.params.map(param => [param.name, param.value])),
      }),
      ...example('Its result', each.result?.value),
    ])));
}

function events(asyncApi) {
  return Object.entries(asyncApi.components.messages).map(([key, message]) => {
    const actions = Object.values(asyncApi.operations).filter(each => each.channel.$ref === `#/channels/${key}`);
    const who = action => actions.filter(each => each.action === action).map(each => each.title).join(', ') || 'nobody here';
    return entry(key, message.summary,
      element('p', `Method ${message.name}; published by ${who('send')}, read from ${who('receive')}.`),
      ...table('Parameters', members(message.payload.properties.params, 'params')),
      ...(message.examples ?? []).flatMap(each => example('An event', each.payload)));
  });
}

async function answer(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

async function show(section, read, make) {
  const place = document.querySelector(`#${section} .entries`);
  try {
    place.append(...make(await read()));
  } catch (failed) {
    place.append(element('p', `Not available at present: ${failed.message}`));
  }
}

const discover = () => answer('/rpc', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'rpc.discover' }),
}).then(reply => reply.result);

function filter() {
  const words = document.getElementById('filter').value.toLowerCase().split(' ');
  const entries = [...document.querySelectorAll('details')];
  for (const each of entries) each.hidden = !words.every(word => each.dataset.words.includes(word));
  state.textContent = `${entries.filter(each => !each.hidden).length} of ${entries.length} shown`;
}

Promise.all([
  show('rest', () => answer('/openapi.json'), rest),
  show('rpc', discover, rpc),
  show('events', () => answer('/asyncapi.json'), events),
]).then(() => {
  filter();
  document.getElementById('filter').addEventListener('input', filter);
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
});
