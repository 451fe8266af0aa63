// Proposes label points: node label_points.mjs members.csv > label_points.csv; then a person reviews them.
// A point is the place farthest inside the largest piece of a member's land (Natural Earth 10m).
import {readFileSync} from 'node:fs';
import iso from 'iso-3166-1';
import polylabel from 'polylabel';
import {feature} from 'topojson-client';
import {taken} from './places.mjs';

// Where the rule gives no point, or one that a reader would not look for: the seat or the main island.
const OVERRIDES = {
  FJ: [178.0, -17.8], KI: [173.0, 1.4], MC: [7.42, 43.74], VA: [12.45, 41.9],
};
const world = JSON.parse(taken('world-atlas/countries-10m.json'));
const shapes = feature(world, world.objects.countries).features;

function area([ring]) {
  const sum = ring.reduce((total, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return total + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum / 2) * Math.cos((ring[0][1] * Math.PI) / 180);
}

function point(code) {
  if (OVERRIDES[code]) return OVERRIDES[code];
  const number = iso.whereAlpha2(code).numeric;
  const found = shapes.filter((shape) => shape.id === number);
  const polygons = found.flatMap(({geometry: {type, coordinates}}) => (type === 'Polygon' ? [coordinates] : coordinates));
  if (!polygons.length) throw new Error(`no shape for ${code}`);
  const largest = polygons.reduce((most, each) => (area(each) > area(most) ? each : most));
  const squeeze = Math.cos((largest[0][0][1] * Math.PI) / 180);
  const [x, y] = polylabel(largest.map((ring) => ring.map(([lon, lat]) => [lon * squeeze, lat])), 0.01);
  return [x / squeeze, y];
}

const codes = readFileSync(process.argv[2], 'utf8').trim().split('\n').slice(1).map((line) => line.slice(0, 2));
console.log('code,longitude,latitude');
for (const code of codes.sort()) console.log([code, ...point(code).map((degrees) => Number(degrees.toFixed(2)))].join());
