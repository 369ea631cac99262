export { MakeMenu } from './make/MakeMenu.tsx';
export { TemplatesPage } from './settings/TemplatesPage.tsx';
