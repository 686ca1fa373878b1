/**
 * Tells when the page goes away: a closed tab, a reload, another address. A page that comes back from the browser's cache
 * comes back without its connections, so it is loaded anew.
 *
 * @returns a function that stops listening
 */
export function onPageEnd(window: Window, ended: () => void): () => void {
  const revived = (event: PageTransitionEvent) => {
    if (event.persisted) window.location.reload();
  };
  window.addEventListener('pagehide', ended);
  window.addEventListener('pageshow', revived);
  return () => {
    window.removeEventListener('pagehide', ended);
    window.removeEventListener('pageshow', revived);
  };
}
