/** Prints these and nothing else of the page; they are gone when the printing is over. */
export async function printSheets(sheets: readonly HTMLElement[]): Promise<void> {
  const pile = document.createElement('div');
  // its rules stand in web/theme/print.css
  pile.className = 'printSheets';
  pile.append(...sheets);
  document.body.append(pile);
  await Promise.all([...pile.querySelectorAll('img')].map((image) => image.decode().catch(() => {})));
  try {
    window.print();
  } finally {
    pile.remove();
  }
}

export function sheetOfImage(url: string): HTMLImageElement {
  const image = document.createElement('img');
  image.src = url;
  image.alt = '';
  return image;
}
