/** The part of the reader of old documents that is used; it comes without types. */
declare module 'word-extractor' {
  type Parts = 'getBody' | 'getTextboxes' | 'getFootnotes' | 'getEndnotes' | 'getHeaders' | 'getAnnotations';

  export default class WordExtractor {
    extract(file: Buffer): Promise<Record<Parts, () => string>>;
  }
}
