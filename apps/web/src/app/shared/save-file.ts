/** Hands a file to the person, as a download. */
export function saveFile(document: Document, name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then; Safari only some time after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
