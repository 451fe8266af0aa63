// The map of the world in the Equal Earth projection, without borders. countries/geography.py places
// members on it by the same numbers: 960 units wide, and Antarctica, which has no member, left out.
import {geoEqualEarth} from 'd3-geo';
import {landPath} from './land.mjs';
import {compressed, taken, write} from './places.mjs';

const [WIDTH, HEIGHT, SCALE, MIDDLE] = [960, 424, 177, 235];
// The same drawing in finer lines, for parts of it that are shown large.
const FINER = 4;

const drawnAt = (k) =>
  geoEqualEarth().scale(SCALE * k).translate([(WIDTH * k) / 2, MIDDLE * k]).precision(0.4);

export const projection = drawnAt(1);

export function world() {
  draw('maps/world.svg', 1, 0.7, 1.2);
  draw('maps/world-fine.svg', FINER, 1.3, 5);
  write('maps/LICENSE-world-atlas.txt', LICENCE + taken('world-atlas/LICENSE'));
}

function draw(name, k, by, smallest) {
  const through = drawnAt(k);
  const south = through([0, -60])[1];
  const least = (ring) => (ring.every(([, y]) => y > south) ? Infinity : smallest);
  const land = landPath(through, by, least);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * k} ${HEIGHT * k}">` +
    `<path d="${land}" fill="#6d8fc4"/></svg>\n`;
  write(name, svg);
  console.log(name, compressed(svg));
}

const LICENCE = `The land of these maps is made from world-atlas 2.0.2 (Copyright 2013-2019 Michael Bostock, ISC licence),
a redistribution of Natural Earth 4.1, which is in the public domain: https://www.naturalearthdata.com/

`;
