import { TextInput } from '@mantine/core';
import { FieldRow, FormFrame } from '#web/form/FormFrame.tsx';
import { useFormState } from '#web/form/useFormState.ts';
import { Section } from '#web/ui/Section.tsx';

export function FormPart() {
  const form = useFormState({
    initial: { name: '', inn: '', kpp: '', email: '' },
    draftKey: 'gallery.client',
    check: (values) => ({
      ...(values.name.trim() === '' && { name: 'Укажите название компании' }),
      ...(values.email !== '' && !values.email.includes('@') && { email: 'В адресе почты нет знака @' }),
    }),
    checkOnLeave: ['email'],
    submit: async () => {},
  });
  return (
    <Section title="Форма">
      <FormFrame form={form} submitLabel="Добавить клиента" onCancel={() => {}}>
        <TextInput label="Название" withAsterisk aria-required {...form.text('name')} />
        <FieldRow>
          <TextInput label="ИНН" inputMode="numeric" {...form.text('inn')} />
          <TextInput label="КПП" inputMode="numeric" {...form.text('kpp')} />
        </FieldRow>
        <TextInput label="Электронная почта" type="email" {...form.text('email')} />
      </FormFrame>
    </Section>
  );
}
