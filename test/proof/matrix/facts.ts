/**
 * Plain facts about people and records, as somebody with a pencil would note them down: the oracle judges by these and by
 * nothing else. They are written by the gallery while it makes the records, never read back from the product.
 */
export type Role = 'manager' | 'director' | 'admin';

/** One identity: the person, or somebody they stand in for today. */
export type Self = {
  id: number;
  roles: readonly Role[];
  /** Keys of the departments they belong to: their own, those above it, and those they head. */
  departments: readonly string[];
  heads: readonly string[];
  /** Everybody else in their visibility groups. */
  groupmates: readonly number[];
};

export type Who = {
  name: string;
  signedIn: boolean;
  /** Came with a token for reading only. */
  readOnly: boolean;
  id: number;
  /** Themselves first. */
  selves: readonly [Self, ...Self[]];
};

export type StepKey = 'terms' | 'payment' | 'assignment' | 'examination' | 'approval' | 'archive';
export type StepState = 'active' | 'awaitingResolution' | 'returned' | 'resolved';

export type ClientFacts = {
  label: string;
  id: number;
  /** A word of its name that stands nowhere else. */
  token: string;
  name: string;
  managerId: number | null;
  status: 'active' | 'refused';
  archived: boolean;
  contactId: number;
  contactVersion: number;
  /** Who merged it into another. */
  mergedBy?: number;
};

export type ContractFacts = {
  label: string;
  id: number;
  token: string;
  number: string;
  amount: string | null;
  client: ClientFacts;
  authorId: number;
  /** Step 1 of an order under it is signed; or was, and the signature is withdrawn. */
  termsSigned: boolean | 'once';
};

/** In what capacity a comment was written. */
export type Voice =
  | 'manager'
  | 'expert'
  | 'accounting'
  | 'headOfSales'
  | 'headOfAccounting'
  | 'headOfExpertise'
  | 'headOfApproval'
  | 'approval'
  | 'director';

export type CommentFacts = {
  id: number;
  token: string;
  authorId: number;
  voices: readonly Voice[];
  on: { order: OrderFacts } | { contract: ContractFacts } | { client: ClientFacts };
};

export type DocumentFacts = {
  label: string;
  id: number;
  token: string;
  commercial: boolean;
  contract: ContractFacts | null;
  order: OrderFacts | null;
  addedBy: number;
  covered: boolean;
  binned: boolean;
};

export type OrderFacts = {
  label: string;
  id: number;
  number: string;
  token: string;
  managerId: number;
  /** The manager belongs to the sales department or to one under it. */
  ledFromSales: boolean;
  expertId: number | null;
  formerExpertIds: readonly number[];
  client: ClientFacts;
  contract: ContractFacts | null;
  /** Another contract of its client. */
  spareContractId: number | null;
  status: 'prospect' | 'confirmed' | 'refused';
  everConfirmed: boolean;
  step: StepKey;
  state: StepState;
  archived: boolean;
  renewed: boolean;
  overdue: boolean;
  /** Keys of fields and marks that are set. */
  set: ReadonlySet<string>;
  payments: number;
  /** Who signed the standing signature of each step. */
  signedBy: Partial<Record<StepKey, number>>;
  askedBy: number | null;
  /** Texts and sums of steps 1 and 2 that stand nowhere else, as they are found in an answer. */
  moneyTokens: readonly string[];
  /** Text that whoever sees the order reads on its card. */
  openTokens: readonly string[];
};

export type CallFacts = {
  label: string;
  id: number;
  token: string;
  client: ClientFacts;
  responsibleId: number;
  state: 'open' | 'done' | 'cancelled';
  on: string;
};

export type AbsenceRequestFacts = {
  label: string;
  id: number;
  employeeId: number;
  /** Their department and those above it. */
  departments: readonly string[];
};

export type TaskFacts = {
  label: string;
  id: number;
  /** A line of its checklist. */
  itemId: number;
  /** A file its author added. */
  fileId: number;
  token: string;
  authorId: number;
  assigneeId: number;
  peopleIds: readonly number[];
  /** The assignee's department and those above it. */
  departments: readonly string[];
  order: OrderFacts | null;
  state: 'open' | 'done' | 'accepted' | 'cancelled';
};

export type NewsFacts = {
  label: string;
  id: number;
  token: string;
  authorId: number;
  /** null: for everybody. */
  department: string | null;
  important: boolean;
  state: 'draft' | 'scheduled' | 'published' | 'withdrawn';
  fileId: number;
  pictureId: number;
  /** 0: nobody spoke of it. */
  commentId: number;
  commentBy: number;
  /** What it was written with. */
  body: object;
};

export type ImportFacts = {
  label: string;
  id: number;
  /** Who read the table in. */
  byId: number;
  state: 'draft' | 'checking' | 'checked' | 'running' | 'stopped' | 'done' | 'undoing' | 'undone';
  /** In the name of its file, and in a row. */
  fileToken: string;
  token: string;
};

export type Facts = {
  clients: readonly ClientFacts[];
  contracts: readonly ContractFacts[];
  orders: readonly OrderFacts[];
  comments: readonly CommentFacts[];
  documents: readonly DocumentFacts[];
  calls: readonly CallFacts[];
  tasks: readonly TaskFacts[];
  news: readonly NewsFacts[];
};

/** What is true of the company on the day: who may sign for an empty seat. */
export type Season = {
  name: string;
  /** Departments whose head and the head's substitute are both away, or that have no head. */
  vacant: readonly string[];
};
