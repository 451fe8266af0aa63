// Where the made files go, and which countries they are made for.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {gzipSync} from 'node:zlib';

const here = new URL('.', import.meta.url);
const out = new URL('../static/countries/', here);

/** The path of a made file below countries/static/countries/. */
export const made = (name) => new URL(name, out).pathname;

/** Writes a made file, with its folder. */
export function write(name, content) {
  mkdirSync(dirname(made(name)), {recursive: true});
  writeFileSync(made(name), content);
}

/** A file of an npm package. */
export const taken = (name) => readFileSync(new URL(`node_modules/${name}`, here));

/** What a server sends of a text. */
export const compressed = (text) => gzipSync(text, {level: 9}).length;

/** The members: `{BE: [4.6, 50.6], ...}`, longitude and latitude of their label points. */
export function members() {
  const lines = readFileSync(new URL('../label_points.csv', here), 'utf8').trim().split('\n');
  const rows = lines.slice(1).map((line) => line.split(','));
  return Object.fromEntries(rows.map(([code, lon, lat]) => [code, [Number(lon), Number(lat)]]));
}
