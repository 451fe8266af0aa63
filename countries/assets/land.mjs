// Land without borders, drawn as seen through a projection, in as few numbers as a screen can show.
import {geoPath} from 'd3-geo';
import {feature} from 'topojson-client';
import {taken} from './places.mjs';

const atlas = JSON.parse(taken('world-atlas/land-50m.json'));
const land = feature(atlas, atlas.objects.land);

/** The lines of a shape on the drawing, as lists of points. */
function drawnLines(projection, shape) {
  const drawn = [];
  const pen = {
    moveTo: (x, y) => drawn.push([[x, y]]),
    lineTo: (x, y) => drawn.at(-1).push([x, y]),
    closePath: () => {},
    arc: () => {},
  };
  geoPath(projection, pen)(shape);
  return drawn;
}

/** Ramer, Douglas and Peucker: the points without which the line would be off by more than `by`. */
export function straightened(points, by) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points.at(-1)];
  let [most, at] = [0, 0];
  for (let i = 1; i < points.length - 1; i++) {
    const away = distance(points[i], first, last);
    if (away > most) [most, at] = [away, i];
  }
  if (most <= by) return [first, last];
  return [...straightened(points.slice(0, at + 1), by).slice(0, -1), ...straightened(points.slice(at), by)];
}

function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

export function area(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0) / 2);
}

/** A path in whole numbers, each step relative to the one before. */
export function steps(points, end) {
  const whole = points.map(([x, y]) => [Math.round(x), Math.round(y)]);
  const kept = whole.filter(([x, y], i) => i === 0 || x !== whole[i - 1][0] || y !== whole[i - 1][1]);
  if (end && kept.length > 1 && String(kept[0]) === String(kept.at(-1))) kept.pop();
  if (kept.length < (end ? 3 : 2)) return '';
  const moves = kept.map(([x, y], i) => (i ? [x - kept[i - 1][0], y - kept[i - 1][1]] : [x, y]));
  const text = moves.map(([x, y]) => `${x}${y < 0 ? '' : ' '}${y}`);
  return `M${text[0]}l${text.slice(1).join(' ').replaceAll(' -', '-')}${end}`;
}

/** Lines that end, such as meridians. */
export function linesPath(projection, shape, by) {
  return drawnLines(projection, shape).map((line) => steps(straightened(line, by), '')).join('');
}

/** The land as one path; pieces smaller than `least(piece)` square units are left out. */
export function landPath(projection, by, least) {
  return drawnLines(projection, land)
    .filter((ring) => area(ring) >= least(ring))
    .map((ring) => ringSteps(ring, by))
    .join('');
}

/** A closed line. It has no ends, so it is straightened from the point farthest from its first. */
export function ringSteps(ring, by) {
  const far = (point) => Math.hypot(point[0] - ring[0][0], point[1] - ring[0][1]);
  const at = ring.reduce((most, point, i) => (far(point) > far(ring[most]) ? i : most), 0);
  const [there, back] = [ring.slice(0, at + 1), [...ring.slice(at), ring[0]]];
  return steps([...straightened(there, by).slice(0, -1), ...straightened(back, by)], 'z');
}
