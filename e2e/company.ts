import type { Browser } from '@playwright/test';
import { type Account, Actor } from './cast.ts';
import { type Product, startProduct } from './product.ts';

/** The demonstration company in a product of its own, and the logins of its people. */
export type Company = {
  product: Product;
  /** By the last name. */
  account: (lastName: string) => Account;
  /** Signed in, in a browser of their own. */
  enter: (browser: Browser, lastName: string) => Promise<Actor>;
};

/** For the beginning of a file. */
export async function openCompany(): Promise<Company> {
  const product = await startProduct();
  const account = (lastName: string): Account => {
    const found = product.accounts?.find((one) => one.name.startsWith(lastName));
    if (!found) throw new Error(`nobody is called ${lastName}`);
    return found;
  };
  return {
    product,
    account,
    enter: (browser, lastName) => Actor.enter(browser, product.url, account(lastName)),
  };
}
