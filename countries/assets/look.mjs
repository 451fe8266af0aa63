// Flags as they came beside flags as made, to look at: npm run look picture.png rs es mx
import {readFileSync, writeFileSync} from 'node:fs';
import {Resvg} from '@resvg/resvg-js';
import {made, taken} from './places.mjs';

const [WIDTH, HEIGHT, GAP, PAIRS] = [320, 240, 8, 3];
const [file, ...codes] = process.argv.slice(2);

function image(svg, column, row) {
  const png = new Resvg(svg, {fitTo: {mode: 'width', value: WIDTH}}).render().asPng().toString('base64');
  return `<image x="${column * (WIDTH + GAP)}" y="${row * (HEIGHT + GAP)}" width="${WIDTH}" height="${HEIGHT}"` +
    ` href="data:image/png;base64,${png}"/>`;
}

const pairs = codes.map((code, i) => {
  const [column, row] = [(i % PAIRS) * 2, Math.floor(i / PAIRS)];
  return image(taken(`flag-icons/flags/4x3/${code}.svg`).toString(), column, row) +
    image(readFileSync(made(`flags/${code}.svg`), 'utf8'), column + 1, row);
});
const [width, height] = [PAIRS * 2 * (WIDTH + GAP), Math.ceil(codes.length / PAIRS) * (HEIGHT + GAP)];
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
  `<rect width="100%" height="100%" fill="#888"/>${pairs.join('')}</svg>`;
writeFileSync(file, new Resvg(sheet).render().asPng());
