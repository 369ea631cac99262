const HEAD_BYTES = 1024 * 1024;

/** SHA-256 of the first megabyte; null over plain http on a network, where the browser does not reckon one. */
export async function headOf(file: File): Promise<string | null> {
  if (!globalThis.crypto.subtle) return null;
  const bytes = await file.slice(0, HEAD_BYTES).arrayBuffer();
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether this is the file that began to come: by name, size and, where both know it, its first megabyte. */
export async function isSameFile(
  file: File,
  begun: { name: string; size: number; head: string | null },
): Promise<boolean> {
  if (file.size !== begun.size || file.name !== begun.name) return false;
  const head = begun.head === null ? null : await headOf(file);
  return head === null || head === begun.head;
}
