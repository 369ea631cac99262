export { contractsFound } from './contract-search.ts';
export {
  asKnown,
  asOrderSubject,
  asSubject,
  type ContractFacts,
  contractFacts,
  contractFactsJson,
  contractSubject,
  type OrderFactsRow,
  orderFactsJson,
} from './contract-subject.ts';
export { contractsNumbered, holdContract, type NumberedContract } from './contracts.queries.ts';
export type { Terms } from './contracts.store.ts';
export { addContract, changeTerms, createContract } from './edit-contract.ts';
