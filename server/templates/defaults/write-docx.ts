import PizZip from 'pizzip';

/** A .docx of paragraphs and tables, as plain as papers are: A4, Times New Roman, margins of an office. */
export type Paragraph = {
  text: string;
  align?: 'left' | 'center' | 'right' | 'both';
  bold?: boolean;
  /** Points. */
  size?: number;
  /** The first line goes in. */
  indent?: boolean;
  /** Points after it. */
  after?: number;
  /** Stays on the page of what follows. */
  keep?: boolean;
};
export type Table = {
  /** Of the page's width, in percent. */
  widths: readonly number[];
  rows: readonly (readonly (Paragraph | readonly Paragraph[])[])[];
  lines?: boolean;
};
export type Block = Paragraph | Table;

const PAGE_WIDTH = 9638;

export function writeDocx(title: string, blocks: readonly Block[]): Buffer {
  const zip = new PizZip();
  const put = (name: string, xml: string) => zip.file(name, HEAD + xml, { date: new Date(0) });
  put('[Content_Types].xml', TYPES);
  put('_rels/.rels', ROOT_RELS);
  put('docProps/core.xml', CORE.replace('TITLE', escaped(title)));
  put('word/_rels/document.xml.rels', RELS);
  put('word/styles.xml', STYLES);
  put(
    'word/document.xml',
    `${DOCUMENT}<w:body>${blocks.map(blockXml).join('')}${SECTION}</w:body></w:document>`,
  );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const blockXml = (block: Block): string => ('rows' in block ? tableXml(block) : paragraphXml(block));

function paragraphXml({ text, align, bold, size, indent, after = 6, keep }: Paragraph): string {
  const layout = [
    keep ? '<w:keepNext/>' : '',
    `<w:spacing w:after="${after * 20}"/>`,
    indent ? '<w:ind w:firstLine="567"/>' : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  const look = [
    bold ? '<w:b/>' : '',
    size ? `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>` : '',
  ].join('');
  const runs = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:p><w:pPr>${layout}</w:pPr><w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${runs}</w:r></w:p>`;
}

function tableXml({ widths, rows, lines = false }: Table): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = sides
    .map((side) => `<w:${side} w:val="${lines ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const twips = widths.map((width) => Math.round((PAGE_WIDTH * width) / 100));
  const cell = (content: Paragraph | readonly Paragraph[], column: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${twips[column]}" w:type="dxa"/></w:tcPr>${[content].flat().map(paragraphXml).join('')}</w:tc>`;
  return `<w:tbl><w:tblPr><w:tblW w:w="${PAGE_WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${twips
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows
    .map((row) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map(cell).join('')}</w:tr>`)
    .join('')}</w:tbl>${paragraphXml({ text: '', after: 0 })}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const FORMATS = 'http://schemas.openxmlformats.org';
const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const TYPES = `<Types xmlns="${FORMATS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${OFFICE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${OFFICE}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const ROOT_RELS = `<Relationships xmlns="${FORMATS}/package/2006/relationships"><Relationship Id="rId1" Type="${FORMATS}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${FORMATS}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;
const RELS = `<Relationships xmlns="${FORMATS}/package/2006/relationships"><Relationship Id="rId1" Type="${FORMATS}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`;
const CORE = `<cp:coreProperties xmlns:cp="${FORMATS}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>TITLE</dc:title></cp:coreProperties>`;
const WORDS = `xmlns:w="${FORMATS}/wordprocessingml/2006/main"`;
const STYLES = `<w:styles ${WORDS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`;
const DOCUMENT = `<w:document ${WORDS}>`;
const SECTION =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1418" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
