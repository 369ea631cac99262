export { OrdersOf } from './list/OrdersOf.tsx';
export { PeekFrame } from './peek/PeekFrame.tsx';
export { type Peek, usePeek } from './peek/usePeek.ts';
export { useRecordKeys } from './peek/usePeekKeys.ts';
