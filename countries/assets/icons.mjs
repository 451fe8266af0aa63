// The site's own mark, a globe with one place on it, as favicon and icons; and flags as pixels.
import {Resvg} from '@resvg/resvg-js';
import UPNG from 'upng-js';
import {readFileSync} from 'node:fs';
import {made, members, taken, write} from './places.mjs';

/** The mark on 64 by 64 units; `corner` rounds the ground, `room` is the empty rim. */
function mark(corner, room) {
  const scale = (64 - 2 * room) / 64;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="${corner}" fill="#0a2247"/>` +
    `<g transform="translate(${room} ${room}) scale(${scale})" fill="none" stroke="#fff" stroke-width="4">` +
    '<circle cx="32" cy="32" r="24"/><ellipse cx="32" cy="32" rx="10" ry="24"/><path d="M8 32h48"/>' +
    '<circle cx="41" cy="23" r="8" fill="#f2b632" stroke="#0a2247" stroke-width="3"/></g></svg>\n';
}

const pixels = (svg, width) => new Resvg(svg, {fitTo: {mode: 'width', value: width}}).render();

const flag = (code) => readFileSync(made(`flags/${code.toLowerCase()}.svg`), 'utf8');

function png(svg, width, colours) {
  const {pixels: bytes, height} = pixels(svg, width);
  const rgba = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return Buffer.from(UPNG.encode([rgba], width, height, colours));
}

/** An .ico file that holds PNG pictures. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(([size, picture], i) => {
    const at = 6 + 16 * i;
    head.writeUInt8(size, at);
    head.writeUInt8(size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  });
  return Buffer.concat([head, ...pictures.map(([, picture]) => picture)]);
}

export function icons() {
  const [rounded, square, maskable] = [mark(13, 4), mark(0, 7), mark(0, 11)];
  write('icons/favicon.svg', rounded);
  write('icons/favicon.ico', ico([16, 32].map((size) => [size, png(rounded, size, 0)])));
  write('icons/apple-touch-icon.png', png(square, 180, 64));
  for (const size of [192, 512]) write(`icons/icon-${size}.png`, png(rounded, size, 64));
  write('icons/icon-maskable-512.png', png(maskable, 512, 64));
}

/** Flags as pixels, 320 wide: Python draws no SVG. They are read by countries/drawing and not served. */
export function pictures() {
  let total = 0;
  for (const code of Object.keys(members())) {
    const name = code.toLowerCase();
    const picture = png(flag(code), 320, 96);
    write(`../../drawing/flags/${name}.png`, picture);
    total += picture.length;
  }
  console.log('drawing/flags together', total);
  write('../../drawing/flags/LICENSE-flag-icons.txt', taken('flag-icons/LICENSE'));
}

const [ACROSS, WIDE, HIGH, RIM] = [14, 64, 48, 2]; // as in countries/geography.py

const within = (place, most) => Math.min(Math.max(place, 0), most - 1);

/** Every flag in one picture, in the order of the members, for lists: one request in place of a hundred.
 * A flag's edge goes on around it, so that a browser that makes it smaller mixes no neighbour in. */
export function sheet() {
  const codes = Object.keys(members());
  const [across, down] = [WIDE + 2 * RIM, HIGH + 2 * RIM];
  const [width, height] = [ACROSS * across, Math.ceil(codes.length / ACROSS) * down];
  const whole = new Uint8Array(4 * width * height);
  codes.forEach((code, place) => {
    const {pixels: bytes} = pixels(flag(code), WIDE);
    const [left, top] = [(place % ACROSS) * across, Math.floor(place / ACROSS) * down];
    for (let y = 0; y < down; y += 1) {
      for (let x = 0; x < across; x += 1) {
        const from = 4 * (within(y - RIM, HIGH) * WIDE + within(x - RIM, WIDE));
        whole.set(bytes.subarray(from, from + 4), 4 * ((top + y) * width + left + x));
      }
    }
  });
  const picture = Buffer.from(UPNG.encode([whole.buffer], width, height, 128));
  write('flags/sheet.png', picture);
  console.log('flags/sheet.png', picture.length);
}
