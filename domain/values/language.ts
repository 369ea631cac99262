/** Languages of the screen. Russian first; formats of money, dates and plurals depend on it. */
export type Language = 'ru' | 'en';
