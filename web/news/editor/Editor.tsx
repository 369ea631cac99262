import { TextInput } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import '@mantine/tiptap/styles.css';
import { TableKit } from '@tiptap/extension-table';
import { type Editor as TiptapEditor, useEditor, useEditorState } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Body, isHref } from '#domain/news/body.ts';
import type { RecordKind } from '#domain/news/record-kinds.ts';
import { tellProblem } from '#web/http/tellProblem.ts';
import body from '../Body.module.css';
import { addPicture, type News } from '../news.queries.ts';
import { cleaned } from './clean.ts';
import classes from './Editor.module.css';
import { pictureNode, recordNode } from './nodes.ts';
import { pastePlain } from './pastePlain.ts';
import { RecordDialog } from './RecordDialog.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useEditorLabels } from './useEditorLabels.ts';

interface EditorProps {
  news: News;
  initial: Body;
  onChange: (body: Body) => void;
}

/** The one heavy part of news: loaded only where somebody writes. */
export default function Editor({ news, initial, onChange }: EditorProps) {
  const { t } = useTranslation('news');
  const labels = useEditorLabels();
  const [linking, setLinking] = useState(false);
  const names = useRef(new Map(news.links.map(({ kind, id, title }) => [`${kind} ${id}`, title])));
  const nameOf = (kind: RecordKind, id: number) => names.current.get(`${kind} ${id}`) ?? t('hiddenRecord');
  const editor = useEditor({
    injectCSS: false,
    immediatelyRender: true,
    extensions: [
      StarterKit.configure({
        strike: false,
        code: false,
        codeBlock: false,
        horizontalRule: false,
        underline: false,
        heading: { levels: [2, 3] },
        link: {
          openOnClick: false,
          autolink: true,
          defaultProtocol: 'https',
          isAllowedUri: (url) => isHref(url),
        },
      }),
      TableKit.configure({ table: { resizable: false } }),
      pictureNode(news.id),
      recordNode(nameOf),
    ],
    content: initial.content.length > 0 ? initial : { type: 'doc', content: [{ type: 'paragraph' }] },
    editorProps: {
      attributes: { 'aria-label': t('form.body'), 'aria-multiline': 'true', role: 'textbox' },
      handleDOMEvents: pastePlain,
    },
    onUpdate: ({ editor: now }) => {
      const tree = cleaned(now.getJSON());
      if (tree) onChange(tree);
    },
  });

  async function addPictures(files: readonly File[]) {
    try {
      for (const file of files) {
        const { id } = await addPicture(news.id, file);
        editor.chain().focus().addPicture(id).run();
      }
    } catch (cause) {
      tellProblem(cause);
    }
  }

  return (
    <>
      <RichTextEditor editor={editor} labels={labels} withTypographyStyles={false}>
        <Toolbar
          editor={editor}
          onPictures={(files) => void addPictures(files)}
          onRecord={() => setLinking(true)}
        />
        <PictureWords editor={editor} />
        <RichTextEditor.Content className={`${body.body} ${classes.content}`} />
      </RichTextEditor>
      {linking && (
        <RecordDialog
          onClose={() => setLinking(false)}
          onChoose={({ kind, id, title }) => {
            names.current.set(`${kind} ${id}`, title);
            editor.chain().focus().linkRecord(kind, id).run();
            setLinking(false);
          }}
        />
      )}
    </>
  );
}

/** Of the chosen picture: what it shows, for those who do not see it. */
function PictureWords({ editor }: { editor: TiptapEditor }) {
  const { t } = useTranslation('news');
  const alt = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now.isActive('picture') ? String(now.getAttributes('picture').alt ?? '') : null,
  });
  if (alt === null) return null;
  return (
    <TextInput
      className={classes.alt}
      label={t('editor.alt')}
      description={t('editor.altHint')}
      maxLength={300}
      value={alt}
      onChange={(event) => editor.commands.updateAttributes('picture', { alt: event.currentTarget.value })}
    />
  );
}
