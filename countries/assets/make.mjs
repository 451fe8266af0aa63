// Makes everything under countries/static/countries that is not written by hand, and what a test reads: npm run make.
// With names after it, only those: npm run make fonts flags.
import {flags} from './flags.mjs';
import {fonts} from './fonts.mjs';
import {icons, pictures, sheet} from './icons.mjs';
import {globes} from './globes.mjs';
import {vocabulary} from './vocabulary.mjs';
import {world} from './world.mjs';

const all = {flags, pictures, sheet, fonts, icons, globes, world, vocabulary};
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(all);
for (const name of wanted) await all[name]();
