/** Where to go after signing in: only a path within the product; «//evil.example» would leave it. */
export function destination(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  if (!next.startsWith('/') || !URL.canParse(next, window.location.origin)) return '/';
  const url = new URL(next, window.location.origin);
  const atTheDoor = /^\/(sign-in|setup|invitation)(\/|$)/.test(url.pathname);
  if (url.origin !== window.location.origin || atTheDoor) return '/';
  return url.pathname + url.search + url.hash;
}
