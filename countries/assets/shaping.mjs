// How wide a text is in a font, with letters joined as they are read.
import * as hb from 'harfbuzzjs';
import {convert} from 'fontverter';

/** The width of a text's words in ems; the spaces between them come from another font. */
export async function width(source, text) {
  const sfnt = await convert(source, 'truetype');
  const face = new hb.Face(new hb.Blob(sfnt));
  const font = new hb.Font(face);
  return text.split(' ').reduce((sum, word) => sum + advance(font, word), 0) / face.upem;
}

function advance(font, word) {
  const buffer = new hb.Buffer();
  buffer.addText(word);
  buffer.guessSegmentProperties();
  hb.shape(font, buffer);
  if (buffer.getGlyphInfos().some((glyph) => glyph.codepoint === 0)) throw new Error('missing letters');
  return buffer.getGlyphPositions().reduce((sum, glyph) => sum + glyph.xAdvance, 0);
}
