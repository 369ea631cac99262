export { contractsFound } from './contract-search.ts';
export {
  asOrderSubject,
  asSubject,
  type ContractFacts,
  contractFacts,
  contractSubject,
  type OrderFactsRow,
  orderFactsJson,
} from './contract-subject.ts';
export { createContract } from './edit-contract.ts';
