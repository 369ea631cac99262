/** Gives the browser a file that came as an answer, under the name the server gave it. */
export function saveFile(file: Blob, response: Response): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = nameIn(response.headers.get('content-disposition') ?? '');
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]*)"/i.exec(disposition)?.[1] ?? 'file');
}
