// IBM Plex Sans and IBM Plex Sans Arabic, cut down to what four languages need, and fonts.css.
import {entireMetricsCollection} from '@capsizecss/metrics/entireMetricsCollection';
import {fromBuffer} from '@capsizecss/unpack';
import subset from 'subset-font';
import {width} from './shaping.mjs';
import {taken, write} from './places.mjs';

const WEIGHTS = [
  {weight: 400, plex: 'Regular', bold: '', variant: 'regular', noto: 400},
  {weight: 600, plex: 'SemiBold', bold: ' Bold', variant: '700', noto: 700},
];
// Basic Latin to Latin Extended-A, then punctuation, superscripts, arrows and signs in use.
const LATIN =
  'U+20-7E,U+A0-17F,U+218-21B,U+2BC,U+2002,U+2003,U+2009,U+200A,U+2010-2014,U+2018-201A,' +
  'U+201C-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032,U+2033,U+2039,U+203A,U+2044,U+2070,' +
  'U+2074-2079,U+20AC,U+2116,U+2122,U+2190-2193,U+2197,U+2212,U+2248,U+2260,U+2264,U+2265,U+2713';
// Arabic with its marks and both kinds of digits, and of LATIN what that face draws as well: an
// Arabic page needs no other face.
const ARABIC =
  'U+600-652,U+660-66D,U+670,U+671,U+67E,U+686,U+698,U+6A4,U+6A9,U+6AF,U+6CC,U+6F0-6F9,U+200C-200F';
const BESIDE_ARABIC =
  'U+20-7E,U+A0-FF,U+110,U+131-133,U+135,U+140-142,U+152,U+153,U+160,U+161,U+178,U+17D,U+17E,' +
  'U+2BC,U+2010,U+2013,U+2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039,U+203A,' +
  'U+2044,U+2070,U+2074-2079,U+20AC,U+2116,U+2122,U+2190-2193,U+2197,U+2212,U+2248,U+2260,U+2264,U+2265,U+2713';
const SAMPLE =
  'خدمة شرطة متكاملة منظمة على مستويين تعمل الشرطة الاتحادية والشرطة المحلية معا من أجل مكافحة ' +
  'الجريمة المنظمة في البلاد ويتولى المكتب المركزي الوطني تبادل المعلومات على مدار الساعة';

/** The characters of a CSS unicode-range. */
export function characters(range) {
  return range.split(',').flatMap((part) => {
    const [first, last] = part.slice(2).split('-').map((hex) => parseInt(hex, 16));
    return Array.from({length: (last ?? first) - first + 1}, (_, i) => String.fromCodePoint(first + i));
  }).join('');
}

const percent = (share) => `${(share * 100).toFixed(2)}%`;

function face({family, weight, file, range}) {
  return `@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;` +
    `src:url("${file}") format("woff2");unicode-range:${range}}`;
}

/** A local font, scaled to the width and set to the height of the one that is still on its way. */
function fallback({family, weight, local, adjust, metrics, range}) {
  const part = (height) => percent(Math.abs(height) / metrics.unitsPerEm / adjust);
  return `@font-face{font-family:"${family}";font-weight:${weight};` +
    `src:${local.map((name) => `local("${name}")`).join(',')};size-adjust:${percent(adjust)};` +
    `ascent-override:${part(metrics.ascent)};descent-override:${part(metrics.descent)};` +
    `line-gap-override:${part(metrics.lineGap)}${range ? `;unicode-range:${range}` : ''}}`;
}

async function cut(source, name, range) {
  const font = await subset(source, characters(range), {targetFormat: 'woff2'});
  write(name, font);
  console.log(name, font.length);
}

async function latin({weight, plex, bold, variant}) {
  const source = taken(`@ibm/plex-sans/fonts/complete/woff2/IBMPlexSans-${plex}.woff2`);
  const metrics = await fromBuffer(source);
  const file = `plex-sans-${weight}.woff2`;
  await cut(source, `fonts/${file}`, LATIN);
  const average = metrics.xWidthAvg / metrics.unitsPerEm;
  const like = (key, family, local) => {
    const known = entireMetricsCollection[key].variants[variant];
    return fallback({family, weight, local, adjust: average / (known.xWidthAvg / known.unitsPerEm), metrics});
  };
  const wide = ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'].map((name) => name + bold);
  return [
    face({family: 'IBM Plex Sans', weight, file, range: LATIN}),
    like('arial', 'Plex as Arial', wide),
    like('roboto', 'Plex as Roboto', [`Roboto${bold}`]),
  ];
}

async function arabic({weight, plex, bold, noto}) {
  const source = taken(`@ibm/plex-sans-arabic/fonts/complete/woff2/IBMPlexSansArabic-${plex}.woff2`);
  const metrics = await fromBuffer(source);
  const file = `plex-sans-arabic-${weight}.woff2`;
  const range = `${ARABIC},${BESIDE_ARABIC}`;
  await cut(source, `fonts/${file}`, range);
  const own = await width(source, SAMPLE);
  const like = async (known, family, local) => {
    const adjust = own / (await width(taken(known), SAMPLE));
    return fallback({family, weight, local, adjust, metrics, range: ARABIC});
  };
  const arabicNoto = `@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-${noto}-normal.woff2`;
  return [
    face({family: 'IBM Plex Sans Arabic', weight, file, range}),
    await like(arabicNoto, 'Plex Arabic as Noto', [`Noto Sans Arabic${bold}`, `Noto Sans Arabic UI${bold}`]),
    await like(`dejavu-fonts-ttf/ttf/DejaVuSans${bold.replace(' ', '-')}.ttf`, 'Plex Arabic as DejaVu', [`DejaVu Sans${bold}`]),
  ];
}

export async function fonts() {
  const rules = [];
  for (const weight of WEIGHTS) rules.push(...(await latin(weight)));
  for (const weight of WEIGHTS) rules.push(...(await arabic(weight)));
  write('fonts/fonts.css', `/* Made by countries/assets/fonts.mjs. */\n${rules.join('\n')}\n`);
  write('fonts/LICENSE-IBM-Plex.txt', taken('@ibm/plex-sans/LICENSE.txt'));
}
