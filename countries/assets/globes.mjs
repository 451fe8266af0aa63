// A globe for each member, turned to it: land without borders, and a circle at the label point.
import {geoGraticule, geoOrthographic} from 'd3-geo';
import {landPath, linesPath} from './land.mjs';
import {compressed, members, write} from './places.mjs';

const SIZE = 600; // units; the page shows 300 pixels or less, so a unit is half a pixel
const MIDDLE = SIZE / 2;
const RADIUS = MIDDLE - 4;
const TILT = 0.8; // of the latitude, so that the north still looks like the north

export function globe([lon, lat]) {
  const projection = geoOrthographic()
    .rotate([-lon, -lat * TILT]).scale(RADIUS).translate([MIDDLE, MIDDLE]).clipAngle(90).precision(0.6);
  const [x, y] = projection([lon, lat]).map(Math.round);
  const near = (ring) => ring.some((point) => Math.hypot(point[0] - x, point[1] - y) < 40);
  const land = landPath(projection, 1.1, (ring) => (near(ring) ? 2 : 12));
  const lines = linesPath(projection, geoGraticule().step([30, 30]).precision(3)(), 0.6);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}">` +
    `<circle cx="${MIDDLE}" cy="${MIDDLE}" r="${RADIUS}" fill="#0f2d5c" stroke="#5b7bb0" stroke-width="2"/>` +
    `<path d="${lines}" fill="none" stroke="#2a4a80" stroke-width="1.5"/>` +
    `<path d="${land}" fill="#6d8fc4"/>` +
    `<circle cx="${x}" cy="${y}" r="26" fill="#0a2247" fill-opacity=".4" stroke="#0a2247" stroke-width="11"/>` +
    `<circle cx="${x}" cy="${y}" r="26" fill="none" stroke="#f2b632" stroke-width="5"/>` +
    `<circle cx="${x}" cy="${y}" r="7" fill="#f2b632"/></svg>\n`;
}

export function globes() {
  const sizes = Object.entries(members()).map(([code, point]) => {
    const svg = globe(point);
    write(`maps/globes/${code.toLowerCase()}.svg`, svg);
    return [compressed(svg), svg.length, code];
  });
  const most = sizes.reduce((a, b) => (b[0] > a[0] ? b : a));
  const total = sizes.reduce((sum, size) => sum + size[1], 0);
  console.log('maps/globes', sizes.length, 'together', total, 'heaviest', most.join(' '));
}
