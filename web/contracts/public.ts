export { ContractsOf } from './list/ContractsOf.tsx';
export { PaymentBadge } from './PaymentBadge.tsx';
