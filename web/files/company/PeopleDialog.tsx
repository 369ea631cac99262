import { Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { failureOf } from '#web/http/errors.ts';
import { MomentText } from '#web/ui/DateText.tsx';
import { ErrorState } from '#web/ui/ErrorState.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SkeletonRows } from '#web/ui/Skeletons.tsx';
import { TextLink } from '#web/ui/TextLink.tsx';
import classes from './company.module.css';
import { acknowledgementsQuery, type CompanyDocument } from './company.queries.ts';

/** Who has not acknowledged it, first; then who has, and when. */
export function PeopleDialog({ document, onClose }: { document: CompanyDocument; onClose: () => void }) {
  const { t } = useTranslation('company');
  const { t: common } = useTranslation('common');
  const people = useQuery(acknowledgementsQuery(document.id));
  const parts = (['not', 'have'] as const).map((key) => ({
    key,
    items: (people.data ?? []).filter(({ at }) => (at === null) === (key === 'not')),
  }));
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('people.title', { name: document.name })}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      {people.isError ? (
        <ErrorState {...failureOf(people.error)} onRetry={() => void people.refetch()} />
      ) : people.isPending ? (
        <SkeletonRows />
      ) : (
        <Stack gap={16}>
          {parts.map(({ key, items }) => (
            <Section key={key} level={3} title={t(`people.${key}`)} count={items.length}>
              {items.length === 0 ? (
                <p className={classes.quiet}>{t(`people.${key}Empty`)}</p>
              ) : (
                <ul className={classes.people} aria-label={t(`people.${key}`)}>
                  {items.map(({ person, department, at, versionNo }) => (
                    <li key={person.id}>
                      <TextLink href={`/people/${person.id}`}>{person.name}</TextLink>
                      <span className="meta">
                        {at === null ? (
                          (department ?? person.position)
                        ) : (
                          <>
                            <MomentText at={at} />
                            {document.versionNo > 1 &&
                              versionNo !== null &&
                              `, ${t('people.version', { n: versionNo })}`}
                          </>
                        )}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          ))}
        </Stack>
      )}
    </Modal>
  );
}
