import { Node } from '@tiptap/core';
import type { RecordKind } from '#domain/news/record-kinds.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    picture: { addPicture: (id: number) => ReturnType };
    recordLink: { linkRecord: (kind: RecordKind, id: number) => ReturnType };
  }
}

/** A picture of this news by its number; its bytes come from our own route. Nothing that is pasted becomes one. */
export const pictureNode = (newsId: number) =>
  Node.create({
    name: 'picture',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ id: { default: 0 }, alt: { default: '' } }),
    parseHTML: () => [],
    renderHTML: ({ node }) => [
      'img',
      { src: `/api/news/${newsId}/pictures/${Number(node.attrs.id)}`, alt: String(node.attrs.alt) },
    ],
    addCommands() {
      return {
        addPicture:
          (id) =>
          ({ commands }) =>
            commands.insertContent({ type: 'picture', attrs: { id, alt: '' } }),
      };
    },
  });

/** A link to a record by its kind and number; the name is asked anew by everybody who reads it. */
export const recordNode = (nameOf: (kind: RecordKind, id: number) => string) =>
  Node.create({
    name: 'recordLink',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ kind: { default: 'client' }, id: { default: 0 } }),
    parseHTML: () => [],
    renderHTML: ({ node }) => [
      'span',
      { class: 'recordLink' },
      nameOf(node.attrs.kind as RecordKind, Number(node.attrs.id)),
    ],
    renderText: ({ node }) => nameOf(node.attrs.kind as RecordKind, Number(node.attrs.id)),
    addCommands() {
      return {
        linkRecord:
          (kind, id) =>
          ({ commands }) =>
            commands.insertContent([
              { type: 'recordLink', attrs: { kind, id } },
              { type: 'text', text: ' ' },
            ]),
      };
    },
  });
