export { Brand } from './Brand.tsx';
export { Breadcrumb } from './Breadcrumb.tsx';
