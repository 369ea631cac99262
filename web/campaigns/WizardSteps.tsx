import { useTranslation } from 'react-i18next';
import { STEPS, type Step } from './states.ts';
import classes from './wizard.module.css';

export function WizardSteps({ current, onGo }: { current: Step; onGo: (step: Step) => void }) {
  const { t } = useTranslation('campaigns');
  return (
    <ol className={`${classes.steps} noPrint`} aria-label={t('steps.label')}>
      {STEPS.map((step, at) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          <button type="button" className={classes.step} onClick={() => onGo(step)}>
            <span className={classes.mark} aria-hidden="true">
              {at + 1}
            </span>
            <span className={classes.word}>{t(`steps.${step}`)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
