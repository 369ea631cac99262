import { FileButton, Menu } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { IconFileSymlink, IconPhoto, IconTable } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';

interface ToolbarProps {
  editor: Editor;
  onPictures: (files: File[]) => void;
  onRecord: () => void;
}

export function Toolbar({ editor, onPictures, onRecord }: ToolbarProps) {
  const { t } = useTranslation('news');
  return (
    <RichTextEditor.Toolbar sticky stickyOffset="var(--vz-header)">
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.H2 />
        <RichTextEditor.H3 />
        <RichTextEditor.Bold />
        <RichTextEditor.Italic />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.BulletList />
        <RichTextEditor.OrderedList />
        <RichTextEditor.Blockquote />
        <TableMenu editor={editor} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Link />
        <RichTextEditor.Unlink />
        <RichTextEditor.Control onClick={onRecord} aria-label={t('editor.record')} title={t('editor.record')}>
          <IconFileSymlink size={16} stroke={1.5} />
        </RichTextEditor.Control>
        <FileButton onChange={onPictures} accept="image/png,image/jpeg,image/gif,image/webp" multiple>
          {(props) => (
            <RichTextEditor.Control {...props} aria-label={t('editor.picture')} title={t('editor.picture')}>
              <IconPhoto size={16} stroke={1.5} />
            </RichTextEditor.Control>
          )}
        </FileButton>
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Undo />
        <RichTextEditor.Redo />
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  );
}

function TableMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation('news');
  const run = () => editor.chain().focus();
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <RichTextEditor.Control aria-label={t('editor.table')} title={t('editor.table')}>
          <IconTable size={16} stroke={1.5} />
        </RichTextEditor.Control>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}>
          {t('editor.insertTable')}
        </Menu.Item>
        <Menu.Item onClick={() => run().addRowAfter().run()}>{t('editor.addRow')}</Menu.Item>
        <Menu.Item onClick={() => run().addColumnAfter().run()}>{t('editor.addColumn')}</Menu.Item>
        <Menu.Item onClick={() => run().deleteRow().run()}>{t('editor.deleteRow')}</Menu.Item>
        <Menu.Item onClick={() => run().deleteColumn().run()}>{t('editor.deleteColumn')}</Menu.Item>
        <Menu.Item onClick={() => run().deleteTable().run()}>{t('editor.deleteTable')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
