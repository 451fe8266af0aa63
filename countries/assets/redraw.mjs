// A flag drawn again with fewer points: every curve becomes a line that stays within a tolerance.
import {Resvg} from '@resvg/resvg-js';
import svgpath from 'svgpath';
import {area, ringSteps, steps, straightened} from './land.mjs';

const CANVAS = [640, 480];
const FINEST = 0.4; // however large the tolerance: large shapes show it most

const attributes = (tag) => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]));

/** The tags of a drawing whose references, styles and shapes resvg has resolved into plain paths. */
const tags = (source) => new Resvg(source).toString().match(/<[^>]+>/g);

/** Gradients become the mean of their colours: they shade a few coats of arms. */
function paints(all) {
  const found = {};
  let name = '';
  for (const tag of all) {
    const {id, offset, 'stop-color': colour, 'stop-opacity': opacity} = attributes(tag);
    if (/^<(radial|linear)Gradient/.test(tag)) found[(name = `url(#${id})`)] = [];
    else if (tag.startsWith('<stop')) found[name].push([Number(offset), opacity === '0' ? '' : colour]);
  }
  return (paint) => (found[paint] ? mean(found[paint]) : paint);
}

function mean(stops) {
  if (stops.some(([, colour]) => !colour)) return 'none'; // a veil over what is drawn already
  const all = [[0, stops[0][1]], ...stops, [1, stops.at(-1)[1]]];
  const value = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  const part = (at) => all.slice(1).reduce((sum, [offset, colour], i) =>
    sum + ((offset - all[i][0]) * (value(colour, at) + value(all[i][1], at))) / 2, 0);
  return `#${[1, 3, 5].map((at) => Math.round(part(at)).toString(16).padStart(2, '0')).join('')}`;
}

/** The visible paths in the order in which they are painted, on the flag's own units. */
export function paths(source) {
  const all = tags(source);
  const paint = paints(all);
  const [outer, found] = [[], []];
  let hidden = 0; // inside <defs>, where only clips stand
  for (const tag of all) {
    const given = attributes(tag);
    if (tag.startsWith('<defs') && !tag.endsWith('/>')) hidden++;
    else if (tag === '</defs>') hidden--;
    else if (hidden) continue;
    else if (tag === '</g>') outer.pop();
    else if (tag.startsWith('<g')) outer.push(given);
    else if (tag.startsWith('<path') && given.visibility !== 'hidden') {
      found.push({...placed(given, outer), fill: paint(given.fill), stroke: paint(given.stroke)});
    }
  }
  return found;
}

function placed(given, outer) {
  const moves = [...outer.map((each) => each.transform), given.transform].filter(Boolean);
  const d = moves.reduceRight((path, move) => path.transform(move), svgpath(given.d));
  const scale = moves.reduce((product, move) => product * stretch(move), 1);
  const opacity = outer.reduce((product, each) => product * Number(each.opacity ?? 1), 1);
  return {...given, d, scale, opacity};
}

/** How much larger a `matrix(a b c d e f)` makes things, whatever way it turns them. */
function stretch(move) {
  const [a, b, c, d] = move.match(/-?[\d.]+(e-?\d+)?/g).map(Number);
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** The lines of a path: its curves cut into short pieces, and whether each line is closed. */
export function lines(d) {
  const found = [];
  d.abs().unarc().unshort().iterate(([command, ...n], i, x, y) => {
    if (command === 'M') found.push({points: [[n[0], n[1]]], closed: false});
    else if (command === 'Z') found.at(-1).closed = true;
    else if (command === 'C' || command === 'Q') found.at(-1).points.push(...curve([[x, y], ...pairs(n)]));
    else found.at(-1).points.push([command === 'V' ? x : n[0], command === 'H' ? y : n.at(-1)]);
  });
  return found;
}

const pairs = (n) => Array.from({length: n.length / 2}, (_, i) => [n[2 * i], n[2 * i + 1]]);

function curve(controls) {
  return Array.from({length: 12}, (_, i) => {
    let points = controls;
    while (points.length > 1) points = points.slice(1).map((p, k) => between(points[k], p, (i + 1) / 12));
    return points[0];
  });
}

const between = ([ax, ay], [bx, by], t) => [ax + (bx - ax) * t, ay + (by - ay) * t];

function path(each, tolerance) {
  const filled = each.fill !== 'none';
  const width = Number(each['stroke-width'] ?? 1) * each.scale;
  const stroked = each.stroke !== 'none' && width > tolerance / 6;
  const d = lines(each.d).map(({points, closed}) => {
    const size = area(points);
    if (!stroked && size < tolerance * tolerance) return '';
    const by = Math.max(FINEST, Math.min(tolerance, (tolerance * 15) / Math.sqrt(size)));
    return closed || !stroked ? ringSteps(points, by) : steps(straightened(points, by), '');
  }).join('');
  if (!d || !(filled || stroked)) return '';
  const rule = each['fill-rule'] === 'evenodd' ? ' fill-rule="evenodd"' : '';
  const line = stroked ? ` stroke="${each.stroke}" stroke-width="${Math.max(width, 0.1).toFixed(1)}"` : '';
  const opacity = each.opacity * Number(each['fill-opacity'] ?? 1);
  return `<path fill="${each.fill}"${rule}${line}${opacity < 1 ? ` opacity="${opacity}"` : ''} d="${d}"/>`;
}

export function redrawn(source, tolerance) {
  const drawn = paths(source).map((each) => path(each, tolerance)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CANVAS.join(' ')}">${drawn}</svg>`;
}
