export { OrdersOf } from './list/OrdersOf.tsx';
