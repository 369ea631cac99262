import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DocumentsPanel } from '#web/files/public.ts';
import { useFormat } from '#web/i18n/FormatProvider.tsx';
import { OrdersOf } from '#web/orders/public.ts';
import { Breadcrumb } from '#web/shell/public.ts';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ReasonedButton } from '#web/ui/ReasonedButton.tsx';
import { Section } from '#web/ui/Section.tsx';
import type { Contract } from '../contracts.queries.ts';
import { PaymentBadge } from '../PaymentBadge.tsx';
import { ContractFeed } from './ContractFeed.tsx';
import { ContractMoney } from './ContractMoney.tsx';
import classes from './card.module.css';
import { EditContract } from './EditContract.tsx';

const route = getRouteApi('/app/contracts/$id');

export function ContractCard({ contract }: { contract: Contract }) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { edit = false } = route.useSearch();
  const navigate = route.useNavigate();
  const { id, number, signedOn, client, money, author, abilities, termsLocked } = contract;
  const mayEdit = termsLocked ? abilities.editTerms : abilities.edit;
  const name = t('card.name', { number });

  return (
    <Page
      title={name}
      above={<Breadcrumb parent={t('title')} href="/contracts" here={name} />}
      aside={money && <PaymentBadge status={money.status} />}
      meta={
        <div className={classes.meta}>
          <a className={classes.link} href={`/clients/${client.id}`}>
            {client.name}
          </a>
          <span>{signedOn ? t('card.of', { date: format.date(signedOn) }) : t('card.noDate')}</span>
          <span>{t('card.author', { name: author.name })}</span>
        </div>
      }
      actions={
        <>
          {abilities.createOrder.allowed && (
            <Button
              component="a"
              href={`/orders/new?clientId=${client.id}&contractId=${id}`}
              leftSection={<IconPlus size={16} stroke={2} />}
            >
              {t('card.order')}
            </Button>
          )}
          <ReasonedButton
            variant="default"
            reason={mayEdit.allowed ? null : mayEdit.reason}
            leftSection={<IconPencil size={16} stroke={1.5} />}
            onClick={() => void navigate({ search: { edit: true } })}
          >
            {t('card.edit')}
          </ReasonedButton>
        </>
      }
    >
      <div className={classes.columns} data-alone={!contract.seesComments || undefined}>
        <div className={classes.column}>
          {edit && mayEdit.allowed && (
            <Section title={t('card.editTitle')}>
              <EditContract contract={contract} onDone={() => void navigate({ search: {}, replace: true })} />
            </Section>
          )}
          {money && <ContractMoney money={money} />}
          <Section title={t('card.orders')} count={contract.orders} flush>
            <OrdersOf contractId={id} empty={<EmptyState compact title={t('card.noOrders')} />} />
          </Section>
          <Section title={t('card.documents')}>
            {contract.seesDocuments ? (
              <DocumentsPanel
                listPath="/contracts/{id}/documents"
                id={id}
                canAdd={abilities.addDocument}
                canAddCommercial={abilities.addCommercialDocument}
              />
            ) : (
              <p className={classes.hidden}>{t('card.documentsHidden')}</p>
            )}
          </Section>
        </div>
        {contract.seesComments && (
          <Section title={t('card.feed')} flush>
            <ContractFeed contract={contract} />
          </Section>
        )}
      </div>
    </Page>
  );
}
