import './trustedTypes.ts';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './theme.css';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#web/http/queryClient.ts';
import { FormatProvider } from '#web/i18n/FormatProvider.tsx';
import { startWords } from '#web/i18n/i18n.ts';
import { setProductName } from '#web/ui/tabTitle.ts';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The scroll lock under dialogs writes a <style> of its own and takes its nonce from this well-known name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

void start();

async function start() {
  await startWords();
  const name = () => setProductName(i18next.t('shell:product'));
  i18next.on('languageChanged', name);
  name();
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

function App() {
  const { i18n } = useTranslation();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1, weekendDays: [0, 6] }}>
        <QueryClientProvider client={queryClient}>
          <FormatProvider>
            <Notifications position="bottom-right" limit={3} />
            <RouterProvider router={router} />
          </FormatProvider>
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
