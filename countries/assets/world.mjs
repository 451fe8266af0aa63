// The map of the world in the Equal Earth projection, without borders. countries/geography.py places
// members on it by the same numbers: 960 units wide, and Antarctica, which has no member, left out.
import {geoEqualEarth} from 'd3-geo';
import {landPath} from './land.mjs';
import {compressed, taken, write} from './places.mjs';

const [WIDTH, HEIGHT, SCALE, MIDDLE] = [960, 424, 177, 235];

export const projection = geoEqualEarth().scale(SCALE).translate([WIDTH / 2, MIDDLE]).precision(0.4);

export function world() {
  const south = projection([0, -60])[1];
  const least = (ring) => (ring.every(([, y]) => y > south) ? Infinity : 1.2);
  const land = landPath(projection, 0.7, least);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<path d="${land}" fill="#6d8fc4"/></svg>\n`;
  write('maps/world.svg', svg);
  write('maps/LICENSE-world-atlas.txt', LICENCE + taken('world-atlas/LICENSE'));
  console.log('maps/world.svg', compressed(svg));
}

const LICENCE = `The land of these maps is made from world-atlas 2.0.2 (Copyright 2013-2019 Michael Bostock, ISC licence),
a redistribution of Natural Earth 4.1, which is in the public domain: https://www.naturalearthdata.com/

`;
