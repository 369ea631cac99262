import { useEffect } from 'react';
import { drawTabIcon } from './tabIcon.ts';

let page = '';
let waiting = 0;
let product = '';

/** The browser tab reads «(3) Заказы · Визирь». */
export function useTabTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

export function setTabCount(count: number): void {
  waiting = count;
  show();
  drawTabIcon(count);
}

export function setProductName(name: string): void {
  product = name;
  show();
}

function show(): void {
  const name = page && page !== product ? `${page} · ${product}` : product;
  document.title = waiting > 0 ? `(${waiting > 99 ? '99+' : waiting}) ${name}` : name;
}
