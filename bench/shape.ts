/** The two sizes of performance.md: how many rows the generator makes. */
export const shapes = {
  S: {
    clients: 10_000,
    contracts: 20_000,
    orders: 50_000,
    comments: 200_000,
    documents: 25_000,
    texts: 5_000,
  },
  L: {
    clients: 200_000,
    contracts: 400_000,
    orders: 1_000_000,
    comments: 4_000_000,
    documents: 500_000,
    texts: 100_000,
  },
} as const;
export type Shape = keyof typeof shapes;
