// The vocabulary of schema.org for a test: of each type what it is a kind of, and its own properties.
import {taken, write} from './places.mjs';

const INTERFACE = /interface (\w+?)(Base|Leaf) extends ([^{]+)\{([\s\S]*?)\n\}/g;
const PROPERTY = /^ {4}"(\w+)"\?:/gm;

/** The types by name: `{Place: {of: ['Thing'], has: ['address', ...]}, ...}`. */
function types(declared) {
  const found = {};
  for (const [, name, , parents, body] of declared.matchAll(INTERFACE)) {
    const type = (found[name] ??= {of: [], has: []});
    const of = [...parents.matchAll(/(\w+)Base\b/g)].map(([, parent]) => parent);
    type.of.push(...of.filter((parent) => parent !== name));
    type.has.push(...[...body.matchAll(PROPERTY)].map(([, property]) => property));
  }
  return found;
}

export function vocabulary() {
  const declared = taken('schema-dts/dist/schema.d.ts').toString();
  const lines = Object.entries(types(declared)).map(([name, type]) => `"${name}": ${JSON.stringify(type)}`);
  write('../../../tests/schema_org.json', `{\n${lines.join(',\n')}\n}\n`);
}
