/** A ticket's entries, with wS at 0.0458 USDC. */
export interface TicketEntry {
  readonly options: readonly string[];
  readonly field: string;
  readonly amount: string;
  readonly button: string;
}

export interface OrderKind extends TicketEntry {
  readonly name: string;
  /** An amount that is too large, and the ticket's message for it. */
  readonly tooMuch: string;
  readonly refusal: string;
  /** Whether it buys wS, so that a lower price is better. */
  readonly buysBase: boolean;
  /** The order that must be filled first. */
  readonly after: TicketEntry | null;
}

const LONG = { options: ['Long'], field: 'Borrow (USDC)', button: 'Open long' } as const;
const SHORT = { options: ['Short'], field: 'Borrow (wS)', button: 'Open short' } as const;
const SWAP = { options: ['Swap'], field: 'Sell (USDC)', button: 'Swap collateral' } as const;

export const ORDER_KINDS: readonly OrderKind[] = [
  {
    ...LONG,
    name: 'opening a long',
    amount: '20',
    tooMuch: '100000',
    refusal: 'position equity below PM minimum',
    buysBase: true,
    after: null,
  },
  {
    ...SHORT,
    name: 'opening a short',
    amount: '400',
    tooMuch: '20000',
    refusal: 'The health factor would be',
    buysBase: false,
    after: null,
  },
  {
    name: 'closing a long',
    options: ['Close'],
    field: 'Sell (wS)',
    button: 'Close long',
    amount: '400',
    tooMuch: '100000',
    refusal: 'There is not enough wS in the account',
    buysBase: false,
    after: { ...LONG, amount: '200' },
  },
  {
    name: 'closing a short',
    options: ['Close'],
    field: 'Sell (USDC)',
    button: 'Close short',
    amount: '20',
    tooMuch: '100000',
    refusal: 'There is not enough USDC in the account',
    buysBase: true,
    after: { ...SHORT, amount: '5000' },
  },
  {
    ...SWAP,
    name: 'swapping into wS',
    amount: '10',
    tooMuch: '100000',
    refusal: 'There is not enough USDC in the account',
    buysBase: true,
    after: null,
  },
  {
    ...SWAP,
    name: 'swapping into USDC',
    options: ['Swap', 'wS → USDC'],
    field: 'Sell (wS)',
    amount: '200',
    tooMuch: '100000',
    refusal: 'There is not enough wS in the account',
    buysBase: false,
    after: { ...SWAP, amount: '50' },
  },
];
