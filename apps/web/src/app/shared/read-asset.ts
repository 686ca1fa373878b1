/**
 * A JSON file that the build put beside the app: `readAsset<Credits>(inject(DOCUMENT), 'credits')` reads `assets/credits.json`.
 * It rejects where the file can't be had.
 */
export async function readAsset<T>(document: Document, name: string): Promise<T> {
  const response = await fetch(new URL(`assets/${name}.json`, document.baseURI));
  if (!response.ok) throw new Error(`assets/${name}.json: ${response.status}`);
  return (await response.json()) as T;
}
