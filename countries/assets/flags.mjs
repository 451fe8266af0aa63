// The flags of flag-icons, each light enough for a page: rounded, and where that is not enough, redrawn with fewer points.
import {optimize} from 'svgo';
import {redrawn} from './redraw.mjs';
import {compressed, members, taken, write} from './places.mjs';

const MOST = 5800; // bytes on the wire; 6000 with another compressor
const TOLERANCES = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2, 2.2, 2.5]; // units of a drawing of 640 by 480

function rounded(svg, precision) {
  const overrides = {removeUnknownsAndDefaults: {keepRoleAttr: false}};
  const {data} = optimize(svg, {
    multipass: true,
    floatPrecision: precision,
    plugins: [{name: 'preset-default', params: {overrides}}, 'removeXlink'],
  });
  return data;
}

/** The flag, and how far its lines may be off: 0 where rounding was enough. */
export function light(source) {
  for (const precision of [2, 1]) {
    const svg = rounded(source, precision);
    if (compressed(svg) < MOST) return [svg, 0];
  }
  for (const tolerance of TOLERANCES) {
    const svg = rounded(redrawn(source, tolerance), 1);
    if (compressed(svg) < MOST) return [svg, tolerance];
  }
  throw new Error('too heavy however it is drawn');
}

export function flags() {
  const sizes = [];
  for (const code of Object.keys(members())) {
    const name = `${code.toLowerCase()}.svg`;
    const [svg, tolerance] = light(taken(`flag-icons/flags/4x3/${name}`).toString());
    write(`flags/${name}`, `${svg}\n`);
    sizes.push([compressed(svg), svg.length]);
    if (tolerance) console.log(`flags/${name}`, compressed(svg), 'redrawn, off by at most', tolerance);
  }
  console.log('flags', sizes.length, 'together', sizes.reduce((sum, [, size]) => sum + size, 0));
  write('flags/LICENSE-flag-icons.txt', taken('flag-icons/LICENSE'));
}
