import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '#web/ui/Badge.tsx';
import { type Shape, ShapeIcon } from '#web/ui/shapes.tsx';

type Payment = 'paid' | 'part' | 'debt' | 'none';

const looks: Record<Exclude<Payment, 'none'>, { tone: Tone; shape: Shape }> = {
  paid: { tone: 'ok', shape: 'dot' },
  part: { tone: 'warn', shape: 'half' },
  debt: { tone: 'danger', shape: 'alert' },
};

/** оплачен · частично · долг: a word and a shape before the colour. */
export function PaymentBadge({ status }: { status: Payment }) {
  const { t } = useTranslation('contracts');
  if (status === 'none') return <span className="muted">{t('payment.none')}</span>;
  const { tone, shape } = looks[status];
  return (
    <Badge tone={tone} shape={<ShapeIcon shape={shape} />}>
      {t(`payment.${status}`)}
    </Badge>
  );
}
